using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SevenBridges.Tests.Support;

/// <summary>Keeps everything that is logged, at the most talkative level.</summary>
internal sealed class Logs : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> lines = new();

    public IEnumerable<(LogLevel Level, EventId Id, string Text)> Lines => lines;

    public string Text => string.Join('\n', lines.Select(line => line.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, eventId, $"{formatter(state, exception)} {exception}"));

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
        // Everything is kept here; there is nobody else to tell.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
