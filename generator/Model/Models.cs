namespace SevenBridges.Generator.Model;

/// <summary>All that is emitted, without positions: equal meaning is equal value.</summary>
internal sealed record SchemaModel(
    EquatableArray<ClientModel> Clients,
    EquatableArray<EntityModel> Entities,
    EquatableArray<BodyModel> Bodies,
    EquatableArray<QueryModel> Queries,
    EquatableArray<IdModel> Ids,
    EquatableArray<EnumModel> Enums,
    EquatableArray<MapModel> Maps,
    EquatableArray<RawModel> Raws,
    OperationTable Operations,
    ErrorTable Errors,
    EquatableArray<SchemaProblem> Problems)
{
    public EquatableArray<EntityModel> EntitiesWithFields => EquatableArray.From(Entities.Where(entity => entity.FieldsName is not null));

    /// <summary>One or none: an empty description emits nothing.</summary>
    public EquatableArray<PlatformClients> Platform => Clients.Count == 0
        ? default
        : EquatableArray.From([new PlatformClients(EquatableArray.From(Clients.Where(client => client.IsRoot).Select(client => new ChildClientModel(client.Name, client.PropertyName, client.Summary))))]);

    public EquatableArray<ResolverModel> Resolver => Entities.Count == 0
        ? default
        : EquatableArray.From([new ResolverModel(EquatableArray.From(Entities.Select(entity => entity.Name)))]);

    public EquatableArray<OperationTable> OperationTables => Operations.Rows.Count == 0 ? default : EquatableArray.From([Operations]);

    public EquatableArray<ErrorTable> ErrorTables => Errors.Codes.Count == 0 ? default : EquatableArray.From([Errors]);
}

/// <summary>The resource clients that <c>SevenBridgesClient</c> reaches.</summary>
internal sealed record PlatformClients(EquatableArray<ChildClientModel> Clients);

/// <summary>The models that <c>JsonSerializer</c> can be given.</summary>
internal sealed record ResolverModel(EquatableArray<string> Entities);

/// <summary>What a model's or member's doc comment says.</summary>
internal sealed record Docs(string Summary, EquatableArray<string> Remarks);

/// <summary>What the description demands of a value before it is sent.</summary>
internal sealed record Limits(long? MinLength, long? MaxLength, string? Minimum, string? Maximum, long? MinItems, long? MaxItems)
{
    public bool Any => this != new Limits(null, null, null, null, null, null);
}

internal sealed record PropertyModel(string WireName, string Name, TypeModel Type, Docs Docs, Limits Limits)
{
    public string? Alias { get; init; }
    public bool IsReadOnly { get; init; }
    public bool IsRequired { get; init; }
    public bool IsInLists { get; init; }
    public bool IsSecret { get; init; }
    public bool Repeats { get; init; }

    /// <summary>The prefix of a family of query parameters, such as <c>metadata.</c>.</summary>
    public string? Prefix { get; init; }
}

/// <summary>One model, such as <c>PlatformFile</c>.</summary>
internal sealed record EntityModel(string Name, string Schema, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties)
{
    /// <summary>The id struct when the model has an identity: property name and type; else null.</summary>
    public PropertyModel? Identity { get; init; }

    /// <summary>Users may make one, since it can be sent.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Reads the details; null: the model cannot be reloaded.</summary>
    public LocatorModel? Details { get; init; }

    public EquatableArray<SaveModel> Saves { get; init; }

    public EquatableArray<OperationModel> Verbs { get; init; }

    /// <summary>Name of the struct that selects fields; null: no operation selects fields of this model.</summary>
    public string? FieldsName { get; init; }
}

/// <summary>How a call finds a model: by its id in the path, or by its own address and what follows it.</summary>
internal sealed record LocatorModel(string Operation, string? Path, string Suffix);

/// <summary>One call of a save: which properties it carries, and whether it carries one of them bare.</summary>
internal sealed record SaveModel(LocatorModel Locator, EquatableArray<string> Properties, bool IsBare, string When, bool AnswersModel);

/// <summary>One body, such as <c>FileCopy</c>.</summary>
internal sealed record BodyModel(string Name, string Schema, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties, EquatableArray<ChoiceModel> Choices, bool IsPatch);

/// <summary>Names of which exactly, or at most, one may be given.</summary>
internal sealed record ChoiceModel(EquatableArray<string> Names, EquatableArray<string> WireNames, bool IsRequired);

/// <summary>The filter of a query, such as <c>FileQuery</c>.</summary>
internal sealed record QueryModel(string Name, string Operation, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties, EquatableArray<ChoiceModel> Choices, string? DefaultFields)
{
    /// <summary>Members that, when set, turn the query to another operation.</summary>
    public EquatableArray<InsteadModel> Instead { get; init; }
}

/// <summary>The operation that is called instead when a member of the filter is set, and its path.</summary>
internal sealed record InsteadModel(string Property, string Constant, string Path);

internal sealed record IdModel(string Name, string Folder, Docs Docs, EquatableArray<int> Segments, string? Entity, string? EntityProperty, string Argument, string Shape);

internal sealed record EnumModel(string Name, string Folder, Docs Docs, bool IsOpen, EquatableArray<EnumValueModel> Values);

internal sealed record EnumValueModel(string Wire, string Name, string Summary);

/// <summary>A named open map, such as <c>Metadata</c>.</summary>
internal sealed record MapModel(string Name, string Folder, Docs Docs, string Values);

/// <summary>An object that stays raw JSON with accessors, such as <c>CwlDocument</c>.</summary>
internal sealed record RawModel(string Name, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties);

internal sealed record ClientModel(string Name, string PropertyName, string Folder, string Summary, bool IsRoot, EquatableArray<OperationModel> Operations, EquatableArray<ChildClientModel> Children);

internal sealed record ChildClientModel(string Name, string PropertyName, string Summary);

internal sealed record ArgumentModel(string Name, string WireName, TypeModel Type, string Summary)
{
    public Limits? Limits { get; init; }
    public bool IsRequired { get; init; }
}

internal enum BodyKind { None, Json, List, Raw }

/// <summary>One operation as a method.</summary>
internal sealed record OperationModel(string Id, string Constant, string MethodName, string Path, Docs Docs)
{
    public EquatableArray<ArgumentModel> PathArguments { get; init; }
    public EquatableArray<ArgumentModel> QueryArguments { get; init; }
    public ArgumentModel? Body { get; init; }
    public BodyKind BodyKind { get; init; }
    public TypeModel? Result { get; init; }
    public string? DefaultFields { get; init; }
    public EquatableArray<ErrorDocs> Errors { get; init; }
    public string Repeats { get; init; } = "";

    /// <summary>Null unless paged; then its kind: page, scroll, token, volume.</summary>
    public string? Paging { get; init; }

    /// <summary>The filter record of a paged operation; null when there is nothing to filter by.</summary>
    public string? Query { get; init; }

    public bool IsQueryRequired { get; init; }

    /// <summary>Members of the body that a second overload takes as arguments.</summary>
    public EquatableArray<PropertyModel> Spread { get; init; }

    public string ItemsMember { get; init; } = "items";

    /// <summary>How the model's verb reaches the client: <c>Files</c>, <c>Projects.Members</c>; null: no verb.</summary>
    public string? VerbClient { get; init; }

    /// <summary>The verb's name on the model; null: the method's own.</summary>
    public string? VerbName { get; init; }

    public EquatableArray<ChoiceModel> Choices { get; init; }
}

internal sealed record ErrorDocs(string Code, string Meaning);

internal sealed record OperationTable(EquatableArray<OperationRow> Rows);

internal sealed record OperationRow(string Constant, string Id, string Method, string Path, string Repeat, string? Ask, bool IsAdvance, bool IsFree, string Summary);

internal sealed record ErrorTable(EquatableArray<ErrorCodeModel> Codes);

internal sealed record ErrorCodeModel(int Code, string Name, int Status, string Area, string Message, bool CanRepeat);
