using SevenBridges.Emulator;

namespace SevenBridges.Samples.Tests;

/// <summary>
/// Where a program runs: on an emulator that the environment names, in a folder with the files that the programs' heads speak of. The environment and the
/// current folder belong to the process, so tests here run one after the other.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    private const string Tool = """
        { "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "Count words", "baseCommand": ["wc", "-w"],
          "inputs": { "file": { "type": "File" } }, "stdin": "$(inputs.file.path)", "stdout": "words.txt", "outputs": { "count": { "type": "stdout" } } }
        """;

    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("sevenbridges-samples-").FullName;

    private Scene(PlatformEmulator emulator) => Emulator = emulator;

    public PlatformEmulator Emulator { get; }

    public static async Task<Scene> SetAsync(EmulatorOptions? options = null, string? token = null)
    {
        var scene = new Scene(await PlatformEmulator.StartAsync(options ?? new EmulatorOptions()));
        Environment.SetEnvironmentVariable("SB_API_ENDPOINT", scene.Emulator.Endpoint.ToString());
        Environment.SetEnvironmentVariable("SB_AUTH_TOKEN", token ?? scene.Emulator.Token);
        Environment.CurrentDirectory = scene._folder;
        await File.WriteAllTextAsync("reads.fastq", "@S9.1/1\nACGT\n+\nIIII\n");
        await File.WriteAllTextAsync("count-words.cwl.json", Tool);
        return scene;
    }

    public SevenBridgesClient Connect() => new(Emulator.Endpoint, Emulator.Token);

    /// <summary>The arguments that the head of a program shows; what only this emulator knows is filled in.</summary>
    public async Task<IReadOnlyList<string>> ArgumentsOfAsync(Sample sample)
    {
        if (!sample.Arguments.Contains("TASK-ID"))
            return sample.Arguments;
        await using var platform = Connect();
        var task = await platform.Tasks.Query().FirstOrDefaultAsync();
        return [.. sample.Arguments.Select(argument => argument == "TASK-ID" ? task!.Id.Value : argument)];
    }

    public async ValueTask DisposeAsync()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
        await Emulator.DisposeAsync();
    }
}
