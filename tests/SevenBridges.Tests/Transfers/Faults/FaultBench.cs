using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>One emulator for all cells of the fault table, and one client whose waits cost no time and whose disk can fail.</summary>
public sealed class FaultBench : IAsyncLifetime
{
    /// <summary>Large enough that two of them are worth a journal.</summary>
    public const int UploadPart = 4 << 20;

    /// <summary>The smallest range that options allow.</summary>
    public const int DownloadPart = (int)PartSize.Minimum;

    private const string Project = "rfranklin/wgs";

    // Time-outs of single calls are longer than this; waits between attempts are shorter.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private readonly Dictionary<int, PlatformFile> stored = [];
    private int names;

    internal ManualClock Clock { get; } = new();

    internal FaultyDisk Disk { get; } = new();

    internal PlatformEmulator Emulator { get; private set; } = null!;

    internal SevenBridgesClient Platform { get; private set; } = null!;

    internal static TransferOptions Options { get; } = new() { PartSize = DownloadPart, Connections = 3, StallTimeout = TimeSpan.FromHours(1) };

    public async Task InitializeAsync()
    {
        Emulator = await PlatformEmulator.StartAsync(new() { UploadPartSize = UploadPart });
        Platform = new(new SevenBridgesOptions
        {
            Endpoint = Emulator.Endpoint,
            Token = Emulator.Token,
            TimeProvider = Clock,
            Disk = Disk,
            MaintenanceInterval = TimeSpan.FromSeconds(10),
        });
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    internal string NewName() => $"reads{++names}.bin";

    internal async Task<PlatformFile> UploadAsync(string path, IProgress<TransferProgress>? progress = null, CancellationToken cancel = default) =>
        (await RunAsync(Platform.Files.UploadAsync(path, UploadDestination.InProject(Project), Options, progress, cancel))).File;

    internal Task<DownloadResult> DownloadAsync(PlatformFile file, string path, IProgress<TransferProgress>? progress = null, CancellationToken cancel = default) =>
        RunAsync(file.DownloadAsync(path, Options, progress, cancel));

    /// <summary>A file on the Platform that was stored before any fault; the same one for the same size.</summary>
    internal async Task<(PlatformFile File, byte[] Content)> StoredAsync(int size)
    {
        var content = Bytes.Seeded(size, size);
        if (!stored.TryGetValue(size, out var file)) stored[size] = file = await NewAsync(content);
        return (file, content);
    }

    /// <summary>A file on the Platform of one cell's own.</summary>
    internal async Task<PlatformFile> NewAsync(byte[] content) =>
        (await RunAsync(Platform.Files.UploadAsync(new MemoryStream(content), UploadDestination.InProject(Project, NewName()), Options))).File;

    internal async Task<PlatformFile?> FindAsync(string name) =>
        await RunAsync(Platform.Files.FindAsync(Project, name));

    /// <summary>The parts of an upload in progress that were reported.</summary>
    internal async Task<IReadOnlyList<int>> PartsOfAsync(string upload) =>
        [.. ((await RunAsync(Platform.Uploads.GetAsync(upload, listParts: true))).Parts ?? []).Select(part => part.PartNumber)];

    internal int Completions => Emulator.CallsByOperation.GetValueOrDefault("uploads.complete");

    /// <summary>So that what one cell leaves open is not laid at the next one's door.</summary>
    internal void AbortAll()
    {
        // By the clock like everything else: after many faults the client pauses, and nobody else would let that pass.
        foreach (var upload in Emulator.OpenUploads) Clock.RunAsync(Platform.Uploads.AbortAsync(upload), Longest).GetAwaiter().GetResult();
    }

    private Task<T> RunAsync<T>(Task<T> work) => Clock.RunAsync(work, Longest);
}
