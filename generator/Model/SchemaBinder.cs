namespace SevenBridges.Generator.Model;

/// <summary>All documents become one model: the only step that looks at everything.</summary>
internal static class SchemaBinder
{
    public static SchemaModel Bind(IReadOnlyCollection<SchemaDocument> documents, CancellationToken cancellationToken)
    {
        var description = new Description(documents);
        StructureChecks.Check(description);
        cancellationToken.ThrowIfCancellationRequested();
        var model = Bind(new Binding(description));
        return model with { Problems = EquatableArray.From(ProblemsOf(documents, description)) };
    }

    /// <summary>In the order of their places. While a document is not JSON, only that is told: everything else may be its consequence.</summary>
    private static IEnumerable<SchemaProblem> ProblemsOf(IReadOnlyCollection<SchemaDocument> documents, Description description)
    {
        var read = documents.SelectMany(document => document.Problems);
        return (documents.Any(document => document.IsBroken) ? read : read.Concat(description.Problems)).Distinct()
            .OrderBy(problem => problem.Place.Path, StringComparer.Ordinal).ThenBy(problem => problem.Place.Start).ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal);
    }

    private static SchemaModel Bind(Binding binding)
    {
        var components = Used(binding);
        var properties = new PropertyBinder(binding);
        var schemas = new SchemaBinders(binding, properties);
        var enums = new EnumBinder(binding, properties);
        var queries = new QueryBinder(binding, properties, schemas);
        var operations = BindOperations(binding, new OperationBinder(binding, properties, new BodyBinder(binding, properties), queries, new BulkBinder(binding, properties)));
        var entityBinder = new EntityBinder(binding, properties, schemas);
        var verbs = operations.Where(operation => operation.VerbClient is not null && operation.PathArguments.Count > 0)
            .ToLookup(operation => operation.PathArguments[0].Type.Name, StringComparer.Ordinal);
        var entities = Components(binding, components[SchemaKind.Entity], schema => entityBinder.Bind(schema, verbs));
        CheckVerbs(binding, operations, entities);
        var model = new SchemaModel(
            EquatableArray.From(new ClientBinder(binding, operations).Bind()),
            entities,
            Components(binding, components[SchemaKind.Body], schemas.Body),
            EquatableArray.From(binding.Operations.Select(queries.Filter).OfType<QueryModel>()),
            Components(binding, components[SchemaKind.Id], schemas.Id),
            EquatableArray.From(
                Components(binding, components[SchemaKind.OpenEnum], schema => enums.Bind(schema, isOpen: true))
                    .Concat(Components(binding, components[SchemaKind.ClosedEnum], schema => enums.Bind(schema, isOpen: false)))),
            Components(binding, components[SchemaKind.Map], schemas.Map),
            Components(binding, components[SchemaKind.Raw], schemas.Raw),
            new OperationTable(EquatableArray.From(operations.Select(operation => Row(binding.Operation(operation.Id)!)))),
            ErrorCodes.Of(binding),
            default);
        return model with { Entities = EquatableArray.From(entities.Select(entity => entity with { ComesAsId = binding.Types.ComeAsId.Contains(entity.Schema) })) };
    }

    /// <summary>Each operation is a method and a constant; two of one constant cannot both be.</summary>
    private static List<OperationModel> BindOperations(Binding binding, OperationBinder binder)
    {
        var constants = new NameTable<OperationNode>();
        var bound = new List<OperationModel>();
        foreach (var operation in binding.Operations)
            if (constants.Find(operation.Constant) is { } first)
                binding.Report(Rules.DuplicateMethod, operation.Place, first.Id, operation.Id, $"'Operations.{operation.Constant}'");
            else
            {
                constants.Add(operation.Constant, operation);
                bound.Add(binder.Bind(operation));
            }

        return bound;
    }

    /// <summary>What should be a method of a model is one.</summary>
    private static void CheckVerbs(Binding binding, IEnumerable<OperationModel> operations, EquatableArray<EntityModel> entities)
    {
        var ids = new HashSet<string>(entities.Select(entity => entity.Identity?.Type.Name).OfType<string>(), StringComparer.Ordinal);
        foreach (var verb in operations.Where(operation => operation.VerbClient is not null && !binding.FaultyPaths.Contains(operation.Id)))
            if (verb.PathArguments.Count == 0 || !ids.Contains(verb.PathArguments[0].Type.Name))
                binding.Report(Rules.NoModelForVerb, PlaceOfVerb(binding.Operation(verb.Id)!), verb.Id);
    }

    private static Place PlaceOfVerb(OperationNode operation) => (operation.Node["x-sbg-place"] ?? operation.IdNode).Place;

    /// <summary>By kind: only what an operation uses is emitted, and every id.</summary>
    private static ILookup<SchemaKind, Component> Used(Binding binding) => binding.Description.Schemas
        .Where(schema => SchemaKinds.Of(schema) == SchemaKind.Id || schema.Is(SchemaUse.Received | SchemaUse.Sent))
        .ToLookup(SchemaKinds.Of);

    /// <summary>Of two with one name the first is emitted.</summary>
    private static EquatableArray<T> Components<T>(Binding binding, IEnumerable<Component> schemas, Func<Component, T> bind)
        where T : IEquatable<T> =>
        EquatableArray.From(schemas
            .Where(schema => binding.Claim(Binding.TypeName(schema), schema.Name, (schema.Node["x-sbg-name"]?.Place) ?? schema.Place))
            .Select(bind).ToArray());

    private static OperationRow Row(OperationNode operation)
    {
        var repeat = operation.Node.TextOf("x-sbg-repeat") ?? "";
        var ask = repeat.StartsWith("ask:", StringComparison.Ordinal) ? repeat.Substring(4) : null;
        return new OperationRow(
            operation.Constant,
            operation.Id,
            operation.Method,
            operation.Path.Name,
            ask is not null ? "Ask" : repeat is "safe" or "idempotent" ? Naming.Pascal(repeat) : "Never",
            ask,
            operation.Node.Flag("x-sbg-advance"),
            operation.Node.Flag("x-sbg-uncounted"),
            operation.Node.TextOf("summary") ?? "");
    }
}
