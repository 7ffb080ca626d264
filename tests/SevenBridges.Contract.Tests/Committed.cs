namespace SevenBridges.Contract.Tests;

/// <summary>What an operation shows and changes on the scene, as it was committed: a fact that neither the emulator nor a client can agree away.</summary>
internal static class Committed
{
    private const string Solution = "SevenBridges.Generated.sln";

    /// <summary>How the files are written anew.</summary>
    public const string Refresh = "dotnet run --project build -- regenerate";

    public static bool IsUpdate => Environment.GetEnvironmentVariable("SEVENBRIDGES_UPDATE") == "1";

    private static string Folder { get; } = Path.Combine(Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, Solution))), "tests", "SevenBridges.Contract.Tests", "Answers");

    public static IEnumerable<string> Operations => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)) : [];

    /// <summary>The two halves: what was shown, and what changed in the account.</summary>
    public static (string Shown, string Changes) Of(string operation)
    {
        var path = PathOf(operation);
        var text = File.Exists(path) ? File.ReadAllText(path) : throw new FileNotFoundException($"Nobody has looked at what '{operation}' answers yet. Run '{Refresh}', read the file that it writes, and commit it.", path);
        var cut = text.IndexOf(Between, StringComparison.Ordinal);
        return (text[..cut], text[(cut + Between.Length)..]);
    }

    public static void Write(string operation, string shown, string changes)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(PathOf(operation), shown + Between + changes);
    }

    public static void Remove(string operation) => File.Delete(PathOf(operation));

    private const string Between = "\n\nchanges:\n";

    private static string PathOf(string operation) => Path.Combine(Folder, $"{operation}.txt");

    private static IEnumerable<string> Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
