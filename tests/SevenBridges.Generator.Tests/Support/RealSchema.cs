namespace SevenBridges.Generator.Tests.Support;

/// <summary>The description that the client is made of.</summary>
internal static class RealSchema
{
    public static IReadOnlyList<(string Name, string Text)> Documents { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("schema"), "*.json").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];
}
