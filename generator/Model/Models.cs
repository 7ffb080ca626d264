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
    // Each output sees as little as it writes, so that an edit re-emits the files that change and no other.
    public EquatableArray<EntityModel> EntityJson => EquatableArray.From(Entities.Select(entity => entity.WithoutDocs()));

    public EquatableArray<EntityModel> EntityFactories => EquatableArray.From(Entities.Select(entity => entity.WithSummaries()));

    public EquatableArray<EntityModel> EntityFields => EquatableArray.From(Entities.Where(entity => entity.FieldsName is not null).Select(entity => entity.WithSummaries()));

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
internal sealed record Docs(string Summary, EquatableArray<string> Remarks)
{
    public static readonly Docs None = new("", default);

    /// <summary>A sentence that says where in the description it stands; empty where the emitter knows that better.</summary>
    public string Source { get; init; } = "";

    /// <summary>All of it as one text, for the docs of a parameter.</summary>
    public string InOne => string.Join(" ", new[] { Summary }.Concat(Remarks));
}

/// <summary>One check before a value is sent: <c>Limits.Length("name", Name, 1, 255)</c> is the method <c>Length</c> with <c>, 1, 255</c>.</summary>
internal sealed record CheckModel(string Method, string Arguments);

internal sealed record PropertyModel(string WireName, string Name, TypeModel Type, Docs Docs)
{
    public string? Alias { get; init; }
    public EquatableArray<CheckModel> Checks { get; init; }

    /// <summary>The value, as C#, that a required member has when nobody sets it.</summary>
    public string? Default { get; init; }
    public bool IsReadOnly { get; init; }
    public bool IsRequired { get; init; }
    public bool IsInLists { get; init; }
    public bool IsSecret { get; init; }
    public bool IsDeprecated { get; init; }
    public bool Repeats { get; init; }

    /// <summary>When it is absent it is null: reading it does not throw.</summary>
    public bool IsNullWhenAbsent { get; init; }

    /// <summary>The prefix of a family of query parameters, such as <c>metadata.</c>.</summary>
    public string? Prefix { get; init; }

    /// <summary>How the values of a query parameter that is a list travel.</summary>
    public ListForm Form { get; init; }
}

/// <summary>How a list travels in a query.</summary>
internal enum ListForm
{
    /// <summary>Each value on its own; an empty list is not sent.</summary>
    Repeated,

    /// <summary>Each value on its own; an empty list is one empty value, which nothing has.</summary>
    RepeatedOrEmpty,

    /// <summary>All values in one, parted by commas.</summary>
    Joined,
}

/// <summary>One model, such as <c>PlatformFile</c>.</summary>
internal sealed record EntityModel(string Name, string Schema, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties)
{
    /// <summary>The property that says which thing on the Platform this is; null when the model has no identity.</summary>
    public PropertyModel? Identity { get; init; }

    /// <summary>Users may make one, since it can be sent.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Somewhere only its id comes in its place.</summary>
    public bool ComesAsId { get; init; }

    /// <summary>Reads the details; null: the model cannot be reloaded.</summary>
    public LocatorModel? Details { get; init; }

    public EquatableArray<SaveModel> Saves { get; init; }

    public EquatableArray<OperationModel> Verbs { get; init; }

    public EquatableArray<ChoiceModel> Choices { get; init; }

    /// <summary>Name of the struct that selects fields; null when its name is taken.</summary>
    public string? FieldsName { get; init; }

    /// <summary>Something is checked before it is sent.</summary>
    public bool IsChecked => Choices.Count > 0 || Properties.Any(property => !property.IsReadOnly && property.Checks.Count > 0);

    public EntityModel WithoutDocs() => Bare(property => property with { Docs = Docs.None });

    public EntityModel WithSummaries() => Bare(property => property with { Docs = new Docs(property.Docs.Summary, default) });

    private EntityModel Bare(Func<PropertyModel, PropertyModel> strip) => this with
    {
        Docs = Docs.None,
        Properties = EquatableArray.From(Properties.Select(strip)),
        Identity = Identity is null ? null : strip(Identity),
        Details = null,
        Saves = default,
        Verbs = default,
    };
}

/// <summary>How a call finds a model: by its id in the path, or by its own address and what follows it.</summary>
internal sealed record LocatorModel(string Id, string Operation, string? Path, string Suffix)
{
    public EquatableArray<ErrorDocs> Errors { get; init; }

    public string Repeats { get; init; } = "";
}

/// <summary>One call of a save: which properties it carries, and how.</summary>
internal sealed record SaveModel(LocatorModel Locator, EquatableArray<string> Properties, string Form, bool AnswersModel);

/// <summary>One body, such as <c>FileCopy</c>.</summary>
internal sealed record BodyModel(string Name, string Schema, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties, EquatableArray<ChoiceModel> Choices, bool IsPatch);

/// <summary>Properties of which exactly one, at most one, or all or none may be given: the method that checks it.</summary>
internal sealed record ChoiceModel(string Method, EquatableArray<string> Names);

/// <summary>The filter of a query, such as <c>FileQuery</c>.</summary>
internal sealed record QueryModel(string Name, string Operation, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties, EquatableArray<ChoiceModel> Choices, string? DefaultFields)
{
    /// <summary>Members that, when set, turn the query to another operation.</summary>
    public EquatableArray<InsteadModel> Instead { get; init; }
}

/// <summary>The operation that is called instead when a member of the filter is set, and its path.</summary>
internal sealed record InsteadModel(string Property, string Constant, string Path);

/// <summary>One identifier type. <paramref name="Argument"/> names the model in the conversion from it.</summary>
internal sealed record IdModel(string Name, string Folder, Docs Docs, EquatableArray<int> Segments, string? Entity, string? EntityProperty, string Argument)
{
    /// <summary>What converts to this id by itself, beside a text and the model that it identifies.</summary>
    public EquatableArray<ConversionModel> Accepts { get; init; }
}

/// <summary>From an id of another kind, or from a model that holds an id, by an expression of the argument.</summary>
internal sealed record ConversionModel(string Type, string Argument, string Expression, bool IsModel);

internal sealed record EnumModel(string Name, string Folder, Docs Docs, bool IsOpen, EquatableArray<EnumValueModel> Values)
{
    /// <summary>The values after which nothing changes.</summary>
    public EquatableArray<string> Terminal { get; init; }

    /// <summary>The Platform mixes the case of these words: what is sent is written as in the list.</summary>
    public bool IsAnyCase { get; init; }
}

internal sealed record EnumValueModel(string Wire, string Name, string Summary);

/// <summary>A named open map, such as <c>Metadata</c>.</summary>
internal sealed record MapModel(string Name, string Folder, Docs Docs, string Values, EquatableArray<CheckModel> Checks);

/// <summary>An object that stays raw JSON with accessors, such as <c>CwlDocument</c>.</summary>
internal sealed record RawModel(string Name, string Folder, Docs Docs, EquatableArray<PropertyModel> Properties);

internal sealed record ClientModel(string Name, string PropertyName, string Folder, string Summary, bool IsRoot, EquatableArray<OperationModel> Operations, EquatableArray<ChildClientModel> Children);

internal sealed record ChildClientModel(string Name, string PropertyName, string Summary);

/// <summary>One argument of a method: of the path, of the query, or the body.</summary>
internal sealed record ArgumentModel(string Name, string WireName, TypeModel Type, string Summary)
{
    public EquatableArray<CheckModel> Checks { get; init; }
    public bool IsRequired { get; init; }
    public ListForm Form { get; init; }
}

internal enum BodyKind { None, Json, List, Text }

/// <summary>One operation as a method.</summary>
internal sealed record OperationModel(string Id, string Constant, string MethodName, Docs Docs)
{
    /// <summary>The path as the inside of an interpolated string: <c>/files/{file}</c>.</summary>
    public string Path { get; init; } = "";
    public EquatableArray<ArgumentModel> PathArguments { get; init; }
    public EquatableArray<ArgumentModel> QueryArguments { get; init; }
    public ArgumentModel? Body { get; init; }
    public BodyKind BodyKind { get; init; }

    /// <summary>Another form of the body, as text of this media type; null when there is none.</summary>
    public string? TextMedia { get; init; }
    public TypeModel? Result { get; init; }
    public string? DefaultFields { get; init; }
    public EquatableArray<ErrorDocs> Errors { get; init; }
    public string Repeats { get; init; } = "";
    public bool IsDeprecated { get; init; }

    /// <summary>Something is checked before the call is sent.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Null unless paged; then its kind: page, scroll, token, volume.</summary>
    public string? Paging { get; init; }

    /// <summary>The filter record of a paged operation; null when there is nothing to filter by.</summary>
    public string? Query { get; init; }

    public bool IsQueryRequired { get; init; }

    /// <summary>Members of the body that a second overload takes as arguments.</summary>
    public EquatableArray<PropertyModel> Spread { get; init; }

    /// <summary>The member of the body that takes any number and is split; null: the body is sent as it is.</summary>
    public BulkModel? Bulk { get; init; }

    /// <summary>How the model's verb reaches the client: <c>Files</c>, <c>Projects.Members</c>; null: no verb.</summary>
    public string? VerbClient { get; init; }

    /// <summary>The method's name on the model.</summary>
    public string VerbName { get; init; } = "";
}

/// <summary>A list in a body that is sent in requests of at most so many items, and how the answers are put together.</summary>
/// <param name="Member">The property of the body.</param>
/// <param name="Item">C# type of its items.</param>
/// <param name="Most">How many items one request takes.</param>
/// <param name="Answers">C# type of what comes of an item.</param>
/// <param name="ItemsProperty">The property of the answer that lists them; null: the answer is a map by item.</param>
/// <param name="Failure">What an item has in the place of an answer, as C# with <c>failure</c> for the exception.</param>
internal sealed record BulkModel(string Member, string Item, long Most, string Answers, string? ItemsProperty, string Failure);

internal sealed record ErrorDocs(string Code, string Meaning);

internal sealed record OperationTable(EquatableArray<OperationRow> Rows);

internal sealed record OperationRow(string Constant, string Id, string Method, string Path, string Repeat, string? Ask, bool IsAdvance, bool IsFree, string Summary);

internal sealed record ErrorTable(EquatableArray<ErrorCodeModel> Codes);

internal sealed record ErrorCodeModel(int Code, string Name, int Status, string Area, string Message, bool CanRepeat);
