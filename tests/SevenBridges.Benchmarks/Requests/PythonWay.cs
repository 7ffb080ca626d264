namespace SevenBridges.Benchmarks.Requests;

/// <summary>
/// How many requests the Python library's way needs, from its protocol. A listing asks for pages of at most 100, and <c>all()</c> begins again at the
/// address of the page that <c>query</c> has read. An upload of one part opens, asks for the part's address, puts the part, reports it and completes.
/// <c>task.wait()</c> reloads one task each time it looks. <c>file.save()</c> sends the changed metadata and then reloads the file.
/// </summary>
internal static class PythonWay
{
    private const int PageSize = 100;
    private const int OfUpload = 5;
    private const int OfSave = 2;

    public static int List(int files) => 1 + (files / PageSize);

    public static int Upload(int files) => files * OfUpload;

    public static int Watch(int tasks, int ticks) => tasks * ticks;

    public static int ChangeMetadata(int files) => files * OfSave;
}
