using Microsoft.CodeAnalysis;

namespace SevenBridges.Generator.Reading;

/// <summary>One document of the description as it was read. Equal when its path and text are.</summary>
internal sealed class SchemaDocument(string path, string text, JsonNode? root, EquatableArray<SchemaProblem> problems)
    : IEquatable<SchemaDocument>
{
    public string Path { get; } = path;

    public string Name { get; } = SchemaFile.NameOf(path);

    /// <summary>Null when the text is not JSON; then <see cref="Problems"/> says why.</summary>
    public JsonNode? Root { get; } = root;

    public EquatableArray<SchemaProblem> Problems { get; } = problems;

    private string Text { get; } = text;

    public bool Equals(SchemaDocument? other) => other is not null && Path == other.Path && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as SchemaDocument);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path) ^ Text.Length;
}

/// <summary>Turns an additional file into a document.</summary>
internal static class SchemaReader
{
    public static SchemaDocument Read(AdditionalText file, CancellationToken cancellationToken) =>
        Read(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");

    public static SchemaDocument Read(string path, string text)
    {
        var problems = new List<SchemaProblem>();
        JsonNode? root = null;
        try
        {
            root = new JsonReader(path, text, (place, name) => problems.Add(new(Rules.DuplicateMember, place, name))).ReadDocument();
            CheckHead(root, problems);
        }
        catch (JsonFault fault)
        {
            problems.Add(new(Rules.BrokenJson, fault.Place, fault.Message));
        }

        return new SchemaDocument(path, text, root, EquatableArray.From(problems));
    }

    private static void CheckHead(JsonNode root, List<SchemaProblem> problems)
    {
        if (root.TextOf("openapi")?.StartsWith("3.0", StringComparison.Ordinal) != true)
            problems.Add(new(Rules.NotOpenApi, (root["openapi"] ?? root).Place));
    }
}
