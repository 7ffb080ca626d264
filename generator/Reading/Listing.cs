namespace SevenBridges.Generator.Reading;

/// <summary>
/// What one document has for all others: its components and its operations. They are listed as soon as it is read, while its values are in the processor's cache:
/// to look them up when all documents are read takes several times as long.
/// </summary>
internal sealed class Listing
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "get", "put", "post", "delete", "patch" };

    private Listing(ListedComponent[] components, ListedOperation[] operations) => (Components, Operations) = (components, operations);

    public ListedComponent[] Components { get; }

    public ListedOperation[] Operations { get; }

    public static Listing Of(JsonNode document) => new([.. ComponentsOf(document)], [.. OperationsOf(document)]);

    private static IEnumerable<ListedComponent> ComponentsOf(JsonNode document)
    {
        var references = new List<string>();
        foreach (var section in document.MembersOf("components"))
            foreach (var member in section.Value.Members)
                if (section.Name == "schemas")
                    yield return Schema(member, references);
                else if (ComponentKinds.Knows(section.Name))
                    yield return new ListedComponent(section.Name, member.Name, member.Value);
    }

    private static ListedComponent Schema(JsonMember member, List<string> references)
    {
        references.Clear();
        SchemaReferences.AddTo(references, member.Value);
        return new ListedComponent("schemas", member.Name, member.Value)
        {
            TypeName = member.Value.TextOf("x-sbg-name") ?? Naming.TypeOf(Naming.Pascal(member.Name)),
            Shape = SchemaShapes.Of(member.Value),
            References = references.Count == 0 ? [] : [.. references],
        };
    }

    private static IEnumerable<ListedOperation> OperationsOf(JsonNode document)
    {
        foreach (var path in document.MembersOf("paths"))
            foreach (var member in path.Value.Members)
                if (Methods.Contains(member.Name))
                    yield return new ListedOperation(path, member, member.Value["operationId"]);
    }
}

/// <summary>A component as it stands in its document, in one section of <c>components</c>.</summary>
internal readonly record struct ListedComponent(string Section, string Name, JsonNode Node)
{
    /// <summary>The C# name of a schema; empty for other components.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>What a schema looks like.</summary>
    public SchemaShape Shape { get; init; }

    /// <summary>What a schema refers to: the texts of its references.</summary>
    public string[] References { get; init; } = [];
}

/// <summary>An operation as it stands in its document: below a path, under its method.</summary>
internal readonly record struct ListedOperation(JsonMember Path, JsonMember Member, JsonNode? Id);
