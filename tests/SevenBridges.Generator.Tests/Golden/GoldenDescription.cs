using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Golden;

/// <summary>One folder of <c>Golden/</c>: a small description of one feature, and what is emitted for it.</summary>
internal sealed record GoldenDescription(string Name)
{
    public static IEnumerable<GoldenDescription> All =>
        Directory.EnumerateDirectories(Root).Select(folder => new GoldenDescription(Path.GetFileName(folder))).OrderBy(found => found.Name, StringComparer.Ordinal);

    private static string Root => Repository.PathOf("tests", "SevenBridges.Generator.Tests", "Golden");

    public string Folder => Path.Combine(Root, Name);

    public IEnumerable<(string Name, string Text)> Documents =>
        Directory.EnumerateFiles(Path.Combine(Folder, "schema"), "*.json").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    /// <summary>The committed output, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Committed => Paths.ToDictionary(HintOf, File.ReadAllText);

    private IEnumerable<string> Paths => Directory.EnumerateFiles(Folder, "*.g.cs", SearchOption.AllDirectories);

    /// <summary>Makes the committed output what is emitted.</summary>
    public void Rewrite(IReadOnlyDictionary<string, string> emitted)
    {
        foreach (var stale in Paths.Where(path => !emitted.ContainsKey(HintOf(path))).ToArray())
            File.Delete(stale);
        foreach (var (hint, text) in emitted)
        {
            var path = Path.Combine(Folder, hint);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private string HintOf(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');
}
