namespace SevenBridges.Benchmarks.Requests;

/// <summary>What a script on the Python library sends for a piece of work: the fewest requests that its usual calls need, and why they are so many.</summary>
/// <param name="Sent">How many.</param>
/// <param name="Why">Which calls, and what each of them sends.</param>
internal sealed record PythonWay(Sent Sent, string Why)
{
    private const int PageSize = 100;

    /// <summary>With the largest pages there are; by itself the library asks for none, and the server's are of 50.</summary>
    public static PythonWay List(int files) => new(
        new(1 + (files / PageSize)),
        "`query(limit=100)` reads the first page, and `all()` begins again with the page's own address. Without `limit` pages are of 50, and it were twice as many.");

    public static PythonWay Upload(int files) => new(
        new(4L * files, files),
        "An upload opens, asks for the address of its one part, sends the part, reports it, and completes.");

    public static PythonWay Watch(int tasks, int ticks) => new(
        new((long)tasks * ticks),
        "`task.wait()` reloads its own task each time it looks.");

    /// <summary>The files are known by id on both sides: nothing is said of them before.</summary>
    public static PythonWay ChangeMetadata(int files) => new(
        new(3L * files),
        "The first use of `file.metadata` reads the file, for neither an id nor the answer to an upload brings it; `file.save()` sends the metadata, and reads the file again.");
}
