namespace SevenBridges.Generator.Reading;

/// <summary>Which of a project's additional files are documents of the description: the JSON files of a folder called <c>schema</c>.</summary>
internal static class SchemaFile
{
    public static bool Is(string path)
    {
        var parts = path.Split('/', '\\');
        return parts.Length >= 2
            && parts[parts.Length - 2] == "schema"
            && parts[parts.Length - 1].EndsWith(".json", StringComparison.Ordinal);
    }

    /// <summary>The name by which other documents refer to this one: <c>common.json</c>.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
