namespace SevenBridges.Build;

/// <summary>The checkout that this program was built from.</summary>
internal static class Repository
{
    private const string Solution = "SevenBridges.Generated.sln";

    /// <summary>The folder of the solution: the first one above the program that holds it.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Solution)))
        ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Solution}; run this from a checkout.");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
