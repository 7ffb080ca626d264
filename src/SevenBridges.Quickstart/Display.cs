using Spectre.Console;

namespace SevenBridges.Quickstart;

/// <summary>Shows how far the quickstart is: drawn for who looks on, in plain lines for a file or a pipe.</summary>
internal abstract class Display : IProgress<WaitNotice>, IDisposable
{
    protected const int NameWidth = 14;

    public static Display For(Surroundings surroundings)
    {
        if (!surroundings.IsTerminal) return new PlainDisplay(surroundings.Out);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out), Interactive = InteractionSupport.Yes });
        return console.Profile.Capabilities.Ansi ? new TerminalDisplay(console) : new PlainDisplay(surroundings.Out);
    }

    /// <summary>Says that something is done.</summary>
    public abstract void Step(string name, string what);

    /// <summary>Shows a transfer while it goes on.</summary>
    public abstract Task<T> TransferAsync<T>(string name, Func<IProgress<TransferProgress>, Task<T>> transfer);

    /// <summary>Shows a task while it runs.</summary>
    public abstract Task WaitAsync(string name, Func<IProgress<PlatformTask>, Task<PlatformTask>> wait);

    /// <summary>Says why nothing seems to happen.</summary>
    public void Report(WaitNotice value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var length = value.Delay is { } delay ? $"{delay.TotalSeconds:0.0} s" : "a while";
        Step("waiting", $"{length}: {value.Cause?.Message ?? $"{value.Operation} keeps within the rate limit"}");
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
