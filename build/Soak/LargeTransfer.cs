using System.Diagnostics;
using System.Globalization;
using SevenBridges.Emulator.Storage;
using SevenBridges.Http;
using SevenBridges.Transfers;

namespace SevenBridges.Build;

/// <summary>One very large transfer, in the process that is measured. Up goes a file full of holes; down come computed bytes, which are compared and dropped.</summary>
internal sealed class LargeTransfer(Uri endpoint, string token) : IProgress<TransferProgress>, IDisposable
{
    private const string Project = "rfranklin/wgs";

    private readonly CountingHandler storage = new(Handlers.ForStorage(null));
    private TransferProgress last;
    private bool ranBackwards;

    // Checksums are off: the object store gives none to compare with.
    private static TransferOptions Options { get; } = new() { VerifyChecksums = false, Overwrite = true };

    public async Task<LargeOutcome> UpAsync(string path, CancellationToken cancel)
    {
        await using var platform = Connect(LocalFiles.OfSystem);
        var (size, before, watch) = (new FileInfo(path).Length, PeakMemory(), Stopwatch.StartNew());
        var file = (await platform.Files.UploadAsync(path, UploadDestination.InProject(Project), Options, this, cancel)).File;
        var parts = PartSize.TotalParts(size, PartSize.Recommended(size));
        return new LargeOutcome(TransferVerb.Up, file.Id.Value, size, watch.Elapsed.TotalSeconds, storage.Count, parts, parts + (parts / 50), before, PeakMemory(), Fault(size));
    }

    public async Task<LargeOutcome> DownAsync(string file, long size, string path, CancellationToken cancel)
    {
        var disk = new DroppingDisk(new SyntheticContent(file, size));
        await using var platform = Connect(disk);
        var (before, watch) = (PeakMemory(), Stopwatch.StartNew());
        await platform.Files.DownloadAsync(file, path, Options, this, cancel);
        var fault = disk.Wrong > 0 ? $"{disk.Wrong} stretches of bytes are others" : disk.Written != size ? $"{disk.Written} bytes were written" : Fault(size);
        var parts = PartSize.TotalParts(size, RangeBoard.StretchFor(size, Options.Connections));
        var most = parts + RangeBoard.HalvingsFor(parts);
        return new LargeOutcome(TransferVerb.Down, file, size, watch.Elapsed.TotalSeconds, storage.Count, parts, most, before, PeakMemory(), fault);
    }

    public void Report(TransferProgress value)
    {
        ranBackwards |= value.Bytes < last.Bytes || value.BytesMoved < last.BytesMoved || value.Parts < last.Parts;
        last = value;
    }

    public void Dispose() => storage.Dispose();

    private SevenBridgesClient Connect(LocalFiles disk) => new(new SevenBridgesOptions { Endpoint = endpoint, Token = token, StorageHandler = storage, Disk = disk });

    private string? Fault(long size) => ranBackwards ? "the progress ran backwards" : last.Bytes != size ? $"the progress ended at {last.Bytes}" : null;

    private static long PeakMemory() => 1024 * long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture);
}
