using SevenBridges.Emulator;

namespace SevenBridges.Quickstart.Tests;

/// <summary>Runs the quickstart in this process, in a folder of its own, and keeps what it writes.</summary>
internal sealed class Rig : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("quickstart-tests-").FullName;

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    public string Output => output.ToString();

    public string Error => error.ToString();

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Lets the program run on a Platform that it does not start itself.</summary>
    public void RunOn(PlatformEmulator emulator)
    {
        Variables["SB_API_ENDPOINT"] = emulator.Endpoint.AbsoluteUri;
        Variables["SB_AUTH_TOKEN"] = emulator.Token;
    }

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(params string[] args) => RunAsync(args, CancellationToken.None);

    public Task<int> RunAsync(string[] args, CancellationToken cancellationToken) => QuickstartCommand.RunAsync(
        args,
        new Surroundings
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            IsTerminal = IsTerminal,
            Variable = Variables.GetValueOrDefault,
            CredentialsPath = Path.Combine(Folder, "credentials"),
            TaskDuration = TimeSpan.FromMilliseconds(20),
            Clock = new HurryingClock(),
        },
        cancellationToken);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
