namespace SevenBridges.Benchmarks.Transfers;

/// <summary>All rows.</summary>
internal static class TransferRows
{
    public const long Gibibyte = 1L << 30;

    public static IReadOnlyList<Func<RowSet>> All { get; } =
    [
        () => new DownloadRows("download 1 GiB, no latency", Line.Plain, Gibibyte, [(RawKind.Raw4, 1.10), (RawKind.Curl, 0.90), (RawKind.Aria2, 0.65), (RawKind.Rclone, 0.85), (RawKind.Python, 0.60)]),
        () => new DownloadRows("download 1 GiB, no latency, TLS", Line.Plain with { IsEncrypted = true }, Gibibyte, [(RawKind.Raw4, null), (RawKind.Curl, 0.75)]),
        () => new DownloadRows("download 1 GiB, 20 ms, 25 MB/s a connection", Line.Near, Gibibyte, [(RawKind.Aria2, 0.55), (RawKind.Python, 0.17)]),
        () => new DownloadRows("download 4 GiB, 20 ms, 25 MB/s a connection", Line.Near, 4 * Gibibyte, [(RawKind.Raw64, 1.25)]),
        () => new DownloadRows("download 1 GiB, 80 ms, 25 MB/s a connection", Line.Far, Gibibyte, [(RawKind.Aria2, 0.62), (RawKind.Python, 0.17)]),
        () => new UploadRows("upload 1 GiB, no latency", Line.Plain, Gibibyte, RawKind.Raw4, 1.20, 0.30),
        () => new UploadRows("upload 1 GiB, 20 ms, 25 MB/s a connection", Line.Near, Gibibyte, RawKind.Raw64, null, 0.20),
        () => new SmallFileRows(),
        () => new CostRows(),
        () => new UnevenRows(),
    ];
}
