using System.Globalization;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>
/// The Platform's Python library, if this machine's Python finds it (<c>PYTHONPATH</c> may say where), called as its users call it. Its time is taken inside of its process,
/// once all is imported: nobody is measured while starting.
/// </summary>
internal static class PythonLibrary
{
    private const string Program = "python3";
    private const int Threads = 16;

    private const string Script =
        """
        import sys, time
        from concurrent.futures import ThreadPoolExecutor
        import sevenbridges

        url, threads, verb, *pairs = sys.argv[1:]
        # The library talks to a server without TLS only so.
        api = sevenbridges.Api(url=url, token='none', debug=True)

        def download(pair):
            file, path = pair.split('=', 1)
            api.files.get(file).download(path, overwrite=True)

        def upload(path):
            api.files.upload(path, project='me/bench', overwrite=True)

        began = time.perf_counter()
        with ThreadPoolExecutor(int(threads)) as pool:
            list(pool.map({'download': download, 'upload': upload}[verb], pairs))
        print(time.perf_counter() - began)
        """;

    private static readonly Lazy<bool> Found = new(() => Tool.IsInstalled(Program) && CanImport());

    public static bool IsInstalled => Found.Value;

    public static Task<double> DownloadAsync(LineProcess server, string file, string path) => RunAsync(server, 1, "download", [$"{file}={path}"]);

    public static Task<double> UploadAsync(LineProcess server, string path) => RunAsync(server, 1, "upload", [path]);

    /// <summary>Many files, in as many threads as its own settings allow for at once.</summary>
    public static Task<double> DownloadAllAsync(LineProcess server, IEnumerable<(string File, string Path)> files) =>
        RunAsync(server, Threads, "download", files.Select(file => $"{file.File}={file.Path}"));

    public static Task<double> UploadAllAsync(LineProcess server, IEnumerable<string> paths) => RunAsync(server, Threads, "upload", paths);

    private static async Task<double> RunAsync(LineProcess server, int threads, string verb, IEnumerable<string> pairs)
    {
        var told = await Tool.RunAsync(
            Program, ["-c", Script, new Uri(server.Origin, "/v2").AbsoluteUri, threads.ToString(CultureInfo.InvariantCulture), verb, .. pairs]);
        return double.Parse(told.Trim().Split('\n')[^1], CultureInfo.InvariantCulture);
    }

    private static bool CanImport()
    {
        try
        {
            Tool.RunAsync(Program, "-c", "import sevenbridges").GetAwaiter().GetResult();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
