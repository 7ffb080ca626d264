using System.Security.Cryptography;
using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Build;

/// <summary>
/// Kills a process in the middle of a transfer, lets a second one finish it, and compares: the bytes must be the same, nothing may be left over, and nothing that was
/// remembered may be moved again.
/// </summary>
internal sealed class KillSoak : IAsyncDisposable
{
    // At least twenty pieces that are remembered: extents of 1 MiB down, parts of that size up.
    private const int Part = 1 << 20;
    private const int Size = (24 * Part) + 4321;
    private const int Connections = 4;
    private const long BytesPerSecond = 4 << 20;
    private const string Project = "rfranklin/wgs";

    private readonly PlatformEmulator emulator;
    private readonly SevenBridgesClient platform;
    private readonly string folder = Directory.CreateTempSubdirectory("sevenbridges-kills-").FullName;
    private readonly int seed;

    private KillSoak(PlatformEmulator emulator, int seed)
    {
        (this.emulator, this.seed) = (emulator, seed);
        platform = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
    }

    public static async Task<KillSoak> StartAsync(int seed, CancellationToken cancel)
    {
        var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { UploadPartSize = Part, Judgement = Judgement.Off }, cancel);
        // Slow enough that a report comes in time to kill by it.
        emulator.Faults.AtRate(1, Fault.SlowBytes(BytesPerSecond), FaultScript.GetContent).AtRate(1, Fault.SlowBytes(BytesPerSecond), FaultScript.PutPart);
        return new KillSoak(emulator, seed);
    }

    /// <summary>Runs it a number of times, as many at once as there are processors.</summary>
    public async Task<IReadOnlyList<KillOutcome>> RunAsync(int runs, Action<string> tell, CancellationToken cancel)
    {
        var outcomes = new KillOutcome[runs];
        await Parallel.ForEachAsync(Enumerable.Range(0, runs), cancel, async (run, token) =>
        {
            outcomes[run] = await OnceAsync(run, token);
            tell(outcomes[run].ToString());
        });
        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<KillOutcome> OnceAsync(int run, CancellationToken cancel)
    {
        var random = new Random(HashCode.Combine(seed, run));
        var content = new byte[Size];
        random.NextBytes(content);
        var killAt = (long)(Size * (0.05 + (0.9 * random.NextDouble())));
        var place = Directory.CreateDirectory(Path.Combine(folder, $"{run}")).FullName;
        var outcome = run % 2 == 0 ? await DownAsync(run, content, killAt, place, cancel) : await UpAsync(run, content, killAt, place, cancel);
        return outcome with { Fault = outcome.Fault ?? Leftover(place) };
    }

    private async Task<KillOutcome> DownAsync(int run, byte[] content, long killAt, string place, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(content);
        var file = (await platform.Files.UploadAsync(bytes, UploadDestination.InProject(Project, $"down-{run}.bin"), cancellationToken: cancel)).File;
        var path = Path.Combine(place, "file.bin");
        var outcome = await KillAndFinishAsync(run, TransferVerb.Down, file.Id.Value, path, killAt, cancel);
        // Of each connection the last piece, which is not whole, is not yet remembered.
        if (outcome.Fault is null && outcome.TakenUpAt < outcome.KilledAt - (Connections * Part)) outcome = outcome with { Fault = "remembered bytes were moved again" };
        await file.DeleteAsync(cancel);
        return outcome.Fault is null && !IsSame(await File.ReadAllBytesAsync(path, cancel), content) ? outcome with { Fault = "the bytes are others" } : outcome;
    }

    private async Task<KillOutcome> UpAsync(int run, byte[] content, long killAt, string place, CancellationToken cancel)
    {
        var path = Path.Combine(place, $"up-{run}.bin");
        await File.WriteAllBytesAsync(path, content, cancel);
        var outcome = await KillAndFinishAsync(run, TransferVerb.Up, Project, path, killAt, cancel);
        if (outcome.Fault is not null) return outcome;
        var file = await platform.Files.Query(new() { Project = Project, Names = [Path.GetFileName(path)] }).FirstOrDefaultAsync(cancel);
        if (file is null || !IsSame(emulator.ContentOf(file.Id.Value), content)) return outcome with { Fault = "the bytes are others" };
        var sentAgain = emulator.AttemptsByPart(file.Id.Value).Sum() - PartSize.TotalParts(Size, Part);
        await file.DeleteAsync(cancel);
        return sentAgain > 2 * Connections ? outcome with { Fault = $"{sentAgain} parts were sent again" } : outcome;
    }

    private async Task<KillOutcome> KillAndFinishAsync(int run, string direction, string file, string path, long killAt, CancellationToken cancel)
    {
        using var first = new TransferProcess(emulator.Endpoint, emulator.Token, direction, file, path);
        if (!await first.KillAtAsync(killAt, cancel)) return new KillOutcome(run, direction, first.Last, 0, "it was done before it could be killed");
        using var second = new TransferProcess(emulator.Endpoint, emulator.Token, direction, file, path);
        var fault = await second.FinishAsync(cancel);
        return new KillOutcome(run, direction, first.Last, second.First, fault);
    }

    private static bool IsSame(byte[] one, byte[] other) => SHA256.HashData(one).AsSpan().SequenceEqual(SHA256.HashData(other));

    private static string? Leftover(string place) =>
        Directory.GetFileSystemEntries(place) is [_, var left, ..] ? $"'{Path.GetFileName(left)}' was left over" : null;
}
