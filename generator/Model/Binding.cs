using System.Text;

namespace SevenBridges.Generator.Model;

/// <summary>What the binders share while one description is bound: the documents, the operations found in them, and who uses which schema.</summary>
internal sealed class Binding
{
    // Found by name, not by looking through: what is bound grows with the description, and each of it asks.
    private readonly NameTable<OperationNode> _operations;
    private readonly NameTable<Component> _schemas = new();
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    public Binding(Description description)
    {
        Description = description;
        _operations = OperationNodes.Find(description);
        Operations = [.. _operations.All.OrderBy(operation => operation.Id, StringComparer.Ordinal)];
        foreach (var schema in description.Schemas.Where(schema => schema.Is(SchemaUse.Received)).Concat(description.Schemas))
            _schemas.Add(schema.TypeName, schema);
        Types = new TypeBinder(this);
        Limits = new LimitBinder(this);
    }

    public Description Description { get; }

    public TypeBinder Types { get; }

    public LimitBinder Limits { get; }

    public TypeNames Names { get; } = new();

    /// <summary>For one text at a time, whoever puts it together.</summary>
    public StringBuilder Writing { get; } = new();

    /// <summary>The operations by id, in ordinal order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    /// <summary>Operations whose path has a fault: what follows from it is not reported as well.</summary>
    public HashSet<string> FaultyPaths { get; } = new(StringComparer.Ordinal);

    public OperationNode? Operation(string? id) => id is null ? null : _operations.Find(id);

    /// <summary>The schema that becomes the type of this C# name: of several, one that is received.</summary>
    public Component? SchemaOf(string typeName) => _schemas.Find(typeName);

    /// <summary>The operation that a node names; null after an error.</summary>
    public OperationNode? Operation(JsonNode name)
    {
        if (Operation(name.Text) is { } found)
            return found;
        Report(Rules.UnknownOperation, name.Place, name.Text, Nearest.Hint(name.Text, Operations.Select(operation => operation.Id)));
        return null;
    }

    public void Report(Rule rule, Place place, params string[] words) => Description.Report(rule, place, words);

    /// <summary>Takes the C# name of the type that a schema becomes; false after an error.</summary>
    public bool Claim(Component schema) =>
        Names.Take(schema.TypeName, schema.Name) || Refuse(schema.TypeName, schema.Name, (schema.Node["x-sbg-name"]?.Place) ?? schema.Place);

    /// <summary>Takes a C# name for a type that will be emitted; false after an error.</summary>
    public bool Claim(string name, string owner, Place place) => Names.Take(name, owner) || Refuse(name, owner, place);

    private bool Refuse(string name, string owner, Place place)
    {
        if (Naming.IsName(name))
            Report(Rules.NameTaken, place, owner, name, $"'{Names.OwnerOf(name)}'");
        else
            Report(Rules.NoName, place, owner);
        return false;
    }

    /// <summary>Where what a document describes is emitted.</summary>
    public string FolderOf(string document)
    {
        if (!_folders.TryGetValue(document, out var folder))
            _folders[document] = folder = Naming.Pascal(document.Replace(".json", ""));
        return folder;
    }
}

/// <summary>Which C# names are taken, without regard to case: files of two types must differ on every disk.</summary>
internal sealed class TypeNames
{
    private static readonly string[] Own = ["ErrorCodes", "ModelFactory", "Operations", "SevenBridgesClient", "SevenBridgesJson"];

    private readonly NameTable<string> _owners = new(ignoresCase: true);

    public TypeNames()
    {
        foreach (var name in Own)
            _owners.Add(name, name);
    }

    public string? OwnerOf(string name) => _owners.Find(name);

    /// <summary>False when it is no name, or another's.</summary>
    public bool Take(string name, string owner) => Naming.IsName(name) && (_owners.Add(name, owner) ?? owner) == owner;
}
