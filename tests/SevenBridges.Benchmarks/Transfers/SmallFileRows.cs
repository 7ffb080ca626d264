namespace SevenBridges.Benchmarks.Transfers;

/// <summary>A thousand small files, 20 ms to each answer. One at a time, a hundred stand for the thousand: each takes as long as any other.</summary>
internal sealed class SmallFileRows : RowSet
{
    private const int Count = 1000;
    private const int Sample = 100;
    private const int Size = 64 * 1024;

    private readonly LineProcess server;
    private readonly OurClient client;
    private readonly IReadOnlyList<PlatformFile> files;
    private readonly string uploads;

    public SmallFileRows()
    {
        server = Own(new LineProcess(Line.Slow));
        client = Own(new OurClient(server));
        files = client.Platform.Files.QueryFolder(LineProcess.FileOf(Size, Count)).ToListAsync().GetAwaiter().GetResult();
        uploads = Directory.CreateDirectory(Path.Combine(Folder, "up")).FullName;
        for (var number = 0; number < Count; number++) File.WriteAllBytes(Path.Combine(uploads, $"{number}.bin"), new byte[Size]);
        Rows =
        [
            new Row("1,000 files of 64 KiB, 20 ms, down", new Runner("ours", DownAllAsync), [new Runner("ours, one at a time", DownOneByOneAsync, 0.04), Python(PythonDownAsync, 0.20)]),
            new Row("1,000 files of 64 KiB, 20 ms, up", new Runner("ours", UpAllAsync), [new Runner("ours, one at a time", UpOneByOneAsync), Python(PythonUpAsync, 0.35)]),
        ];
    }

    public override IReadOnlyList<Row> Rows { get; }

    private static Runner Python(Func<Task<double>> work, double bar) => new("Python library, 16 threads", work, bar) { CanRun = PythonLibrary.IsInstalled };

    private Task<double> DownAllAsync() => DownAsync(folder => TimeAsync(() => client.Platform.Files.DownloadAllAsync(files, folder, OurClient.Options)));

    private Task<double> PythonDownAsync() =>
        DownAsync(folder => PythonLibrary.DownloadAllAsync(server, files.Select(file => (file.Id.ToString(), Path.Combine(folder, file.Name)))));

    private Task<double> PythonUpAsync() => PythonLibrary.UploadAllAsync(server, Directory.EnumerateFiles(uploads));

    private async Task<double> DownAsync(Func<string, Task<double>> work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "down")).FullName;
        var seconds = await work(folder);
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
