namespace SevenBridges.Benchmarks.Transfers;

/// <summary>A thousand small files, 20 ms to each answer. One at a time, a hundred stand for the thousand: each takes as long as any other.</summary>
internal sealed class SmallFileRows : RowSet
{
    private const int Count = 1000;
    private const int Sample = 100;
    private const int Size = 64 * 1024;

    private readonly OurClient client;
    private readonly IReadOnlyList<PlatformFile> files;
    private readonly string uploads;

    public SmallFileRows()
    {
        client = Own(new OurClient(Own(new LineProcess(Line.Slow))));
        files = client.Platform.Files.QueryFolder(LineProcess.FileOf(Size, Count)).ToListAsync().GetAwaiter().GetResult();
        uploads = Directory.CreateDirectory(Path.Combine(Folder, "up")).FullName;
        for (var number = 0; number < Count; number++) File.WriteAllBytes(Path.Combine(uploads, $"{number}.bin"), new byte[Size]);
        Rows =
        [
            new Row("1,000 files of 64 KiB, 20 ms, down", new Runner("ours", DownAllAsync), [new Runner("ours, one at a time", DownOneByOneAsync, 0.04)]),
            new Row("1,000 files of 64 KiB, 20 ms, up", new Runner("ours", UpAllAsync), [new Runner("ours, one at a time", UpOneByOneAsync)]),
        ];
    }

    public override IReadOnlyList<Row> Rows { get; }

    private async Task<double> DownAllAsync()
    {
        var folder = Path.Combine(Folder, "down");
        var seconds = await TimeAsync(() => client.Platform.Files.DownloadAllAsync(files, folder, OurClient.Options));
        if (Directory.GetFiles(folder).Length != Count) throw new InvalidOperationException("Not all files came.");
        Directory.Delete(folder, recursive: true);
        return seconds;
    }

    private async Task<double> DownOneByOneAsync()
    {
        var path = Path.Combine(Folder, "one.bin");
        return Count / Sample * await TimeAsync(async () =>
        {
            foreach (var file in files.Take(Sample)) await file.DownloadAsync(path, OurClient.Options);
        });
    }

    private Task<double> UpAllAsync() =>
        TimeAsync(() => client.Platform.Files.UploadFolderAsync(uploads, UploadDestination.InProject("me/bench"), OurClient.Options));

    private async Task<double> UpOneByOneAsync() => Count / Sample * await TimeAsync(async () =>
    {
        for (var number = 0; number < Sample; number++) await client.UploadAsync(Path.Combine(uploads, $"{number}.bin"));
    });
}
