using System.Security.Cryptography;
using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Build;

/// <summary>
/// Many transfers over a line on which every twentieth request meets a fault of any kind that passes: all must end in the same bytes, half of them up and half down, and
/// leave nothing over on either side.
/// </summary>
internal sealed class TransferSoak : IAsyncDisposable
{
    private const int Part = 256 * 1024;
    private const int MostBytes = 12 << 20;
    private const int AtOnce = 4;
    private const double Rate = 0.05;
    private const string Project = "rfranklin/wgs";

    private readonly PlatformEmulator emulator;
    private readonly SevenBridgesClient platform;
    private readonly SevenBridgesClient undisturbed;
    private readonly string folder = Directory.CreateTempSubdirectory("sevenbridges-transfers-").FullName;
    private readonly int seed;

    private TransferSoak(PlatformEmulator emulator, int seed)
    {
        (this.emulator, this.seed) = (emulator, seed);
        // The faults are real and so are the waits; long ones would show nothing more.
        platform = new SevenBridgesClient(new SevenBridgesOptions
        {
            Endpoint = emulator.Endpoint,
            Token = emulator.Token,
            RetryDelay = TimeSpan.FromMilliseconds(20),
            MaxRetryDelay = TimeSpan.FromMilliseconds(100),
            MaintenanceInterval = TimeSpan.FromMilliseconds(50),
            MaxRetries = 10,
        });
        undisturbed = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
    }

    /// <summary>How many faults went off.</summary>
    public int Faults => emulator.Faults.Fired.Count;

    /// <summary>Starts the Platform with its faults.</summary>
    public static async Task<TransferSoak> StartAsync(int seed, CancellationToken cancel)
    {
        var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { UploadPartSize = Part, Judgement = Judgement.Off, Seed = seed }, cancel);
        return new TransferSoak(emulator, seed);
    }

    /// <summary>Runs that many transfers, a few at once.</summary>
    public async Task<IReadOnlyList<TransferOutcome>> RunAsync(int transfers, Action<string> tell, CancellationToken cancel)
    {
        var downloads = new PlatformFile[transfers / 2];
        for (var number = 0; number < downloads.Length; number++) downloads[number] = await StoreAsync(2 * number, cancel);
        BeginFaults();
        var outcomes = new TransferOutcome[transfers];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(Enumerable.Range(0, transfers), limit, async (run, token) =>
        {
            outcomes[run] = await OnceAsync(run, downloads, token);
            if (outcomes[run].Fault is not null || (run + 1) % 100 == 0) tell(outcomes[run].ToString());
        });
        emulator.Faults.Clear();
        return [.. outcomes, .. Leftovers(transfers)];
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await undisturbed.DisposeAsync();
        await emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Each kind gets its share; together they hit every twentieth request of the object store, and as many calls.
    private void BeginFaults()
    {
        Fault[] ofParts = [Fault.ResetBefore, Fault.ResetAfterCommit, Fault.CutBody(5000), Fault.ExpiredUrl, Fault.Status(429), Fault.Status(500), Fault.Status(503), Fault.WrongETag, Fault.MissingETag];
        Fault[] ofContent =
        [
            Fault.ResetBefore, Fault.CutBody(5000), Fault.ExpiredUrl, Fault.Status(429), Fault.Status(500), Fault.Status(503), Fault.IgnoredRange, Fault.ShiftedRange(),
            Fault.WrongETag, Fault.MissingETag,
        ];
        Fault[] ofCalls =
        [
            Fault.ResetBefore, Fault.ResetAfterCommit, Fault.Status(429, 1000).AndHeader("Retry-After", "0"), Fault.Status(500, 0), Fault.Status(503, 0), Fault.CutBody(10),
        ];
        foreach (var fault in ofParts) emulator.Faults.AtRate(Rate / ofParts.Length, fault, FaultScript.PutPart);
        foreach (var fault in ofContent) emulator.Faults.AtRate(Rate / ofContent.Length, fault, FaultScript.GetContent);
        foreach (var call in new[] { "uploads.*", "files.getDownloadInfo" })
            foreach (var fault in ofCalls) emulator.Faults.AtRate(Rate / ofCalls.Length, fault, call);
    }

    private async Task<PlatformFile> StoreAsync(int run, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(ContentOf(run));
        return (await undisturbed.Files.UploadAsync(bytes, UploadDestination.InProject(Project, $"down-{run}.bin"), cancellationToken: cancel)).File;
    }

    private async Task<TransferOutcome> OnceAsync(int run, PlatformFile[] downloads, CancellationToken cancel)
    {
        var direction = run % 2 == 0 ? TransferVerb.Down : TransferVerb.Up;
        try
        {
            var same = run % 2 == 0 ? await DownAsync(run, downloads[run / 2], cancel) : await UpAsync(run, cancel);
            return new TransferOutcome(run, direction, same ? null : "the bytes are others");
        }
        catch (Exception failure) when (failure is SevenBridgesException or IOException)
        {
            return new TransferOutcome(run, direction, failure.Message);
        }
    }

    private async Task<bool> DownAsync(int run, PlatformFile file, CancellationToken cancel)
    {
        var path = Path.Combine(folder, $"down-{run}.bin");
        await platform.Files.DownloadAsync(file.Id, path, Options, cancellationToken: cancel);
        var same = SHA256.HashData(await File.ReadAllBytesAsync(path, cancel)).AsSpan().SequenceEqual(SHA256.HashData(ContentOf(run)));
        File.Delete(path);
        return same;
    }

    private async Task<bool> UpAsync(int run, CancellationToken cancel)
    {
        var (path, content) = (Path.Combine(folder, $"up-{run}.bin"), ContentOf(run));
        await File.WriteAllBytesAsync(path, content, cancel);
        using var local = new LocalCopy(path);
        var file = (await platform.Files.UploadAsync(path, UploadDestination.InProject(Project), Options, cancellationToken: cancel)).File;
        var same = SHA256.HashData(emulator.ContentOf(file.Id.Value)).AsSpan().SequenceEqual(SHA256.HashData(content));
        await undisturbed.Files.DeleteAsync(file.Id, cancel);
        return same;
    }

    private static TransferOptions Options { get; } = new() { LongestWait = TimeSpan.FromMilliseconds(100), PartSize = PartSize.Minimum };

    // Of every size between nothing and a few parts, small ones more often.
    private byte[] ContentOf(int run)
    {
        var random = new Random(HashCode.Combine(seed, run));
        var content = new byte[(int)(MostBytes * Math.Pow(random.NextDouble(), 4))];
        random.NextBytes(content);
        return content;
    }

    private IEnumerable<TransferOutcome> Leftovers(int transfers)
    {
        if (emulator.OpenUploads.Count > 0) yield return new TransferOutcome(transfers, TransferVerb.Up, $"{emulator.OpenUploads.Count} uploads were left open");
        foreach (var left in Directory.GetFileSystemEntries(folder)) yield return new TransferOutcome(transfers, TransferVerb.Down, $"'{Path.GetFileName(left)}' was left over");
    }

    private sealed record LocalCopy(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }
}
