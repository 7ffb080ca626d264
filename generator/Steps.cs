namespace SevenBridges.Generator;

/// <summary>The names under which the driver tracks each step, for the tests that prove what re-runs.</summary>
internal static class Steps
{
    public const string Documents = nameof(Documents);
    public const string Schema = nameof(Schema);
    public const string Problems = nameof(Problems);
    public const string Clients = nameof(Clients);
    public const string Models = nameof(Models);
    public const string ModelJson = nameof(ModelJson);
    public const string Factories = nameof(Factories);
    public const string Fields = nameof(Fields);
    public const string Bodies = nameof(Bodies);
    public const string Queries = nameof(Queries);
    public const string Ids = nameof(Ids);
    public const string Enums = nameof(Enums);
    public const string Maps = nameof(Maps);
    public const string Raws = nameof(Raws);
    public const string Platform = nameof(Platform);
    public const string Resolver = nameof(Resolver);
    public const string Operations = nameof(Operations);
    public const string Errors = nameof(Errors);
    public const string Contributions = nameof(Contributions);
    public const string Handlers = nameof(Handlers);
}
