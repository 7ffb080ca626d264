namespace SevenBridges.Generator.Tests.Support;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "SevenBridges.Generated.sln";

    private static readonly string Root = Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, Solution)));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
