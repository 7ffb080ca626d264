using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SevenBridges.Hosting.Tests;

/// <summary>Keeps everything that is logged, with all its parts.</summary>
internal sealed class ListLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue($"{formatter(state, exception)} {exception}");
        foreach (var part in state as IEnumerable<KeyValuePair<string, object?>> ?? []) lines.Enqueue($"{part.Key}: {part.Value}");
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        lines.Enqueue($"{state}");
        return null;
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
