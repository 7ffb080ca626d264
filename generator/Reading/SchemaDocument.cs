using Microsoft.CodeAnalysis;

namespace SevenBridges.Generator.Reading;

/// <summary>One document of the description as it was read. Equal when its path and text are.</summary>
internal sealed class SchemaDocument(string path, string text, JsonNode root, bool isBroken, EquatableArray<SchemaProblem> problems, EquatableArray<SchemaProblem> oddities)
    : IEquatable<SchemaDocument>
{
    public string Path { get; } = path;

    public string Name { get; } = SchemaFile.NameOf(path);

    /// <summary>What could be read; all of it unless the document <see cref="IsBroken"/>.</summary>
    public JsonNode Root { get; } = root;

    /// <summary>The text is not JSON: what it seems to say is emitted, but not judged.</summary>
    public bool IsBroken { get; } = isBroken;

    /// <summary>What makes it no document of a description.</summary>
    public EquatableArray<SchemaProblem> Problems { get; } = problems;

    /// <summary>What <see cref="StructureChecks"/> has found.</summary>
    public EquatableArray<SchemaProblem> Oddities { get; } = oddities;

    /// <summary>What others may ask it for.</summary>
    public Listing Listing { get; } = Listing.Of(root);

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
        var reader = new JsonReader(new DocumentText(path, text), (rule, place, word) => problems.Add(new(rule, place, word)));
        var root = reader.ReadDocument();
        if (!reader.IsBroken)
            CheckHead(root, problems);
        return new SchemaDocument(path, text, root, reader.IsBroken, EquatableArray.From(problems), reader.IsBroken ? default : StructureChecks.Of(root));
    }

    private static void CheckHead(JsonNode root, List<SchemaProblem> problems)
    {
        if (root.TextOf("openapi")?.StartsWith("3.0", StringComparison.Ordinal) != true)
            problems.Add(new(Rules.NotOpenApi, (root["openapi"] ?? root).Place));
    }
}
