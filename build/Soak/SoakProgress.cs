using System.IO.Pipes;

namespace SevenBridges.Build;

/// <summary>Listens to tests of another process, one after another, which say line by line how far they are.</summary>
internal sealed class SoakProgress : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Task listening;

    public SoakProgress(Action<string> tell) => listening = ListenAsync(tell);

    /// <summary>Name of the pipe that a test writes to.</summary>
    public string Pipe { get; } = $"sevenbridges-soak-{Guid.NewGuid():N}";

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await listening;
        over.Dispose();
    }

    private async Task ListenAsync(Action<string> tell)
    {
        // The next one waits before the last one is closed: a test that connects in between would talk to nobody.
        var next = Open();
        try
        {
            while (true)
            {
                await next.WaitForConnectionAsync(over.Token);
                await using var connected = next;
                next = Open();
                using var lines = new StreamReader(connected);
                while (await lines.ReadLineAsync(over.Token) is { } line) tell(line);
            }
        }
        catch (OperationCanceledException)
        {
            // The test run is over, and so is what it says.
        }
        finally
        {
            await next.DisposeAsync();
        }
    }

    private NamedPipeServerStream Open() =>
        new(Pipe, PipeDirection.In, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
}
