namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Rows that share servers and local files, which go with it.</summary>
internal abstract class RowSet : IDisposable
{
    // In memory where the system has such a place: a disk's moods are not what is measured.
    private static readonly string Root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private const string Prefix = "sevenbridges-bench-";
    private const string LockName = "in-use";

    private readonly List<IDisposable> owned = [];

    protected RowSet()
    {
        DeleteLeftovers();
        Folder = Directory.CreateDirectory(Path.Combine(Root, $"{Prefix}{Guid.NewGuid():n}")).FullName;
        Own(Lock(Folder, FileMode.CreateNew));
    }

    public abstract IReadOnlyList<Row> Rows { get; }

    protected string Folder { get; }

    public void Dispose()
    {
        for (var last = owned.Count - 1; last >= 0; last--) owned[last].Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected T Own<T>(T thing) where T : IDisposable
    {
        owned.Add(thing);
        return thing;
    }

    // A benchmark that was killed leaves gibibytes, in memory; whoever still runs has its lock.
    private static void DeleteLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root, $"{Prefix}*"))
            try
            {
                Lock(folder, FileMode.Open).Dispose();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another user's.
            }
    }

    private static FileStream Lock(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>The time of some work that makes a file of a size.</summary>
    protected static Task<double> TimeAsync(string path, long size, Func<Task> work) => FigureAsync(path, size, () => TimeAsync(work));

    /// <summary>What some work that makes a file of a size says of itself.</summary>
    protected static async Task<double> FigureAsync(string path, long size, Func<Task<double>> work)
    {
        File.Delete(path);
        var seconds = await work();
        if (new FileInfo(path).Length != size) throw new InvalidOperationException($"'{path}' has not the size that it should have.");
        File.Delete(path);
        return seconds;
    }

    protected static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>The processor time that this process takes for some work.</summary>
    protected static async Task<double> CpuAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    protected string LocalFile(long size)
    {
        var path = Path.Combine(Folder, $"local-{size}.bin");
        if (File.Exists(path)) return path;
        using var file = File.Create(path);
        var block = new byte[16 << 20];
        new Random(2).NextBytes(block);
        for (long at = 0; at < size; at += block.Length) file.Write(block, 0, (int)Math.Min(block.Length, size - at));
        return path;
    }
}
