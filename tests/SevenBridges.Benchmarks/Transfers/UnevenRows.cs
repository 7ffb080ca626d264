namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Connections of uneven speed: who is done early must help those who are not.</summary>
internal sealed class UnevenRows : RowSet
{
    private const long Size = TransferRows.Gibibyte;

    public UnevenRows()
    {
        var (even, uneven) = (Own(new LineProcess(Line.Near)), Own(new LineProcess(Line.Near with { Spread = 0.8 })));
        var (overEven, overUneven) = (Own(new OurClient(even)), Own(new OurClient(uneven)));
        var (file, path) = (LineProcess.FileOf(Size), Path.Combine(Folder, "download.bin"));
        Rows =
        [
            new Row(
                "download 1 GiB, 20 ms, 25 MB/s ± 80% a connection",
                new Runner("ours", () => TimeAsync(path, Size, () => overUneven.DownloadAsync(file, path))),
                [new Runner("ours, even speed", () => TimeAsync(path, Size, () => overEven.DownloadAsync(file, path)), 1.70)]),
        ];
    }

    public override IReadOnlyList<Row> Rows { get; }
}
