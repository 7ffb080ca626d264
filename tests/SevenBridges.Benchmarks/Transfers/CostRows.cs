namespace SevenBridges.Benchmarks.Transfers;

/// <summary>What being able to take a transfer up again costs, and what comparing checksums does.</summary>
internal sealed class CostRows : RowSet
{
    private const long Size = TransferRows.Gibibyte;

    public CostRows()
    {
        var server = Own(new LineProcess(Line.Plain));
        var hashing = Own(new LineProcess(Line.Plain with { GivesMd5 = true }));
        var (client, comparing) = (Own(new OurClient(server)), Own(new OurClient(hashing)));
        var (file, target, source) = (LineProcess.FileOf(Size), Path.Combine(Folder, "download.bin"), LocalFile(Size));
        Rows =
        [
            new Row(
                "download 1 GiB, journal on",
                new Runner("ours", () => TimeAsync(target, Size, () => client.DownloadAsync(file, target))),
                [new Runner("ours, journal off", () => TimeAsync(target, Size, () => client.DownloadAsync(file, target, OurClient.Options with { Resume = false })), 1.10)]),
            new Row(
                "upload 1 GiB, MD5 of every part",
                new Runner("ours", () => CpuAsync(() => comparing.UploadAsync(source, OurClient.Options with { VerifyChecksums = true }))),
                [new Runner("ours without, and md5sum", () => WithoutAsync(comparing, source), 1.15) { CanRun = Tool.IsInstalled("md5sum") }]) { Unit = "CPU s" },
        ];
    }

    public override IReadOnlyList<Row> Rows { get; }

    private static async Task<double> WithoutAsync(OurClient client, string source)
    {
        var without = await CpuAsync(() => client.UploadAsync(source));
        return without + await Tool.Md5SumAsync(source);
    }
}
