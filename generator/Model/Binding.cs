namespace SevenBridges.Generator.Model;

/// <summary>What the binders share while one description is bound: the documents, the operations found in them, and who uses which schema.</summary>
internal sealed class Binding
{
    // Found by name, not by looking through: what is bound grows with the description, and each of it asks.
    private readonly Dictionary<string, OperationNode> _operations;
    private readonly Dictionary<string, Component> _schemas = new(StringComparer.Ordinal);

    public Binding(Description description)
    {
        Description = description;
        Operations = OperationNodes.Find(description);
        _operations = Operations.ToDictionary(operation => operation.Id, StringComparer.Ordinal);
        new SchemaUsage(description).Note(Operations);
        foreach (var schema in description.Schemas)
            if (!_schemas.TryGetValue(TypeName(schema), out var first) || (schema.Is(SchemaUse.Received) && !first.Is(SchemaUse.Received)))
                _schemas[TypeName(schema)] = schema;
        Types = new TypeBinder(this);
        Limits = new LimitBinder(this);
    }

    public Description Description { get; }

    public TypeBinder Types { get; }

    public LimitBinder Limits { get; }

    public TypeNames Names { get; } = new();

    /// <summary>The operations by id, in ordinal order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    /// <summary>Operations whose path has a fault: what follows from it is not reported as well.</summary>
    public HashSet<string> FaultyPaths { get; } = new(StringComparer.Ordinal);

    public OperationNode? Operation(string? id) => id is not null && _operations.TryGetValue(id, out var found) ? found : null;

    /// <summary>The schema that becomes the type of this C# name: of several, one that is received.</summary>
    public Component? SchemaOf(string typeName) => _schemas.TryGetValue(typeName, out var found) ? found : null;

    /// <summary>The operation that a node names; null after an error.</summary>
    public OperationNode? Operation(JsonNode name)
    {
        if (Operation(name.Text) is { } found)
            return found;
        Report(Rules.UnknownOperation, name.Place, name.Text, Nearest.Hint(name.Text, Operations.Select(operation => operation.Id)));
        return null;
    }

    public void Report(Rule rule, Place place, params string[] words) => Description.Report(rule, place, words);

    /// <summary>Takes a C# name for a type that will be emitted; false after an error.</summary>
    public bool Claim(string name, string owner, Place place)
    {
        if (!Naming.IsName(name))
            Report(Rules.NoName, place, owner);
        else if (Names.OwnerOf(name) is { } first && first != owner)
            Report(Rules.NameTaken, place, owner, name, $"'{first}'");
        else
            return Names.Add(name, owner);
        return false;
    }

    public static string TypeName(Component schema) => schema.TypeName ??= schema.Node.TextOf("x-sbg-name") ?? Naming.TypeOf(Naming.Pascal(schema.Name));

    public static string FolderOf(string document) => Naming.Pascal(document.Replace(".json", ""));
}

/// <summary>Which C# names are taken, without regard to case: files of two types must differ on every disk.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, string> _owners =
        new[] { "ErrorCodes", "ModelFactory", "Operations", "SevenBridgesClient", "SevenBridgesJson" }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    public string? OwnerOf(string name) => _owners.TryGetValue(name, out var owner) ? owner : null;

    public bool Add(string name, string owner)
    {
        _owners[name] = owner;
        return true;
    }
}
