namespace SevenBridges.Benchmarks.Transfers;

/// <summary>One large file, down.</summary>
internal sealed class DownloadRows : RowSet
{
    private readonly LineProcess server;
    private readonly string file;
    private readonly long size;
    private readonly string path;

    public DownloadRows(string title, Line line, long size, IReadOnlyList<(RawKind Kind, double? Bar)> others)
    {
        this.size = size;
        server = Own(new LineProcess(line));
        var client = Own(new OurClient(server));
        (file, path) = (LineProcess.FileOf(size), Path.Combine(Folder, "download.bin"));
        var ours = new Runner("ours", () => TimeAsync(path, size, () => client.DownloadAsync(file, path)));
        Rows = [new Row(title, ours, [.. others.Select(other => Other(other.Kind, other.Bar))])];
    }

    public override IReadOnlyList<Row> Rows { get; }

    private Runner Other(RawKind kind, double? bar) => kind switch
    {
        RawKind.Curl => new("curl", () => TimeAsync(path, size, () => Tool.CurlAsync(server, file, path)), bar) { CanRun = Tool.IsInstalled("curl") },
        RawKind.Aria2 => new("aria2c -x16", () => TimeAsync(path, size, () => Tool.Aria2Async(server, file, path)), bar) { CanRun = Tool.IsInstalled("aria2c") },
        RawKind.Rclone => new("rclone", () => TimeAsync(path, size, () => Tool.RcloneAsync(server, file, path)), bar) { CanRun = Tool.IsInstalled("rclone") },
        RawKind.Python => new("Python library", () => FigureAsync(path, size, () => PythonLibrary.DownloadAsync(server, file, path)), bar) { CanRun = PythonLibrary.IsInstalled },
        RawKind.Raw64 => Raw(64, bar),
        _ => Raw(4, bar),
    };

    private Runner Raw(int connections, double? bar) =>
        new($"raw sockets, {connections} connections", () => TimeAsync(path, size, () => RawSockets.DownloadAsync(server, file, size, path, connections)), bar) { IsRaw = true };
}
