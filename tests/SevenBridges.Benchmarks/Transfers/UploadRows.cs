namespace SevenBridges.Benchmarks.Transfers;

/// <summary>One large file, up. Comparing checksums is off: a row of its own says what that costs.</summary>
internal sealed class UploadRows : RowSet
{
    public UploadRows(string title, Line line, long size, RawKind yardstick, double? bar, double ofPython)
    {
        var server = Own(new LineProcess(line));
        var client = Own(new OurClient(server));
        var path = LocalFile(size);
        var connections = yardstick == RawKind.Raw64 ? 64 : 4;
        var ours = new Runner("ours", () => TimeAsync(() => client.UploadAsync(path)));
        var raw = new Runner($"raw PUT, {connections} connections", () => TimeAsync(() => RawSockets.UploadAsync(server, path, connections)), bar) { IsRaw = true };
        Rows = [new Row(title, ours, [raw, new Runner("Python library", () => PythonLibrary.UploadAsync(server, path), ofPython) { CanRun = PythonLibrary.IsInstalled }])];
    }

    public override IReadOnlyList<Row> Rows { get; }
}
