namespace SevenBridges.Generator.Model;

/// <summary>All documents become one model: the only step that looks at everything.</summary>
internal static class SchemaBinder
{
    public static SchemaModel Bind(IReadOnlyCollection<SchemaDocument> documents, CancellationToken cancellationToken)
    {
        var description = new Description(documents);
        cancellationToken.ThrowIfCancellationRequested();
        var model = Bind(new Binding(description));
        return model with { Problems = EquatableArray.From(ProblemsOf(documents, description)) };
    }

    /// <summary>In the order of their places. While a document is not JSON, only that is told: everything else may be its consequence.</summary>
    private static IEnumerable<SchemaProblem> ProblemsOf(IReadOnlyCollection<SchemaDocument> documents, Description description)
    {
        var read = documents.SelectMany(document => document.Problems);
        var bound = description.Documents.SelectMany(document => document.Oddities).Concat(description.Problems);
        return (documents.Any(document => document.IsBroken) ? read : read.Concat(bound)).Distinct()
            .OrderBy(problem => problem.Place.Path, StringComparer.Ordinal).ThenBy(problem => problem.Place.Start).ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal);
    }

    private static SchemaModel Bind(Binding binding)
    {
        var components = Used(binding);
        var properties = new PropertyBinder(binding);
        var schemas = new SchemaBinders(binding, properties);
        var enums = new EnumBinder(binding, properties);
        var queries = new QueryBinder(binding, properties, schemas);
        var operations = BindOperations(binding, new OperationBinder(binding, properties, new BodyBinder(binding, properties), queries, new BulkBinder(binding, properties)), queries);
        var entityBinder = new EntityBinder(binding, properties, schemas);
        var verbs = operations.Where(operation => operation.Model is { VerbClient: not null, PathArguments.Count: > 0 })
            .ToLookup(operation => operation.Model!.PathArguments[0].Type.Name, operation => operation.Model!, StringComparer.Ordinal);
        var entities = Components(components[SchemaKind.Entity], entityBinder.Claim, schema => entityBinder.Bind(schema, verbs));
        CheckVerbs(binding, operations, entities);
        var model = new SchemaModel(
            EquatableArray.From(new ClientBinder(binding, operations).Bind()),
            entities,
            Components(components[SchemaKind.Body], binding.Claim, schemas.Body),
            EquatableArray.From(binding.Operations.Where(operation => ClaimFilter(binding, operation)).Select(operation => operation.Filter!)),
            Components(components[SchemaKind.Id], binding.Claim, schemas.Id),
            EquatableArray.From(
                Components(components[SchemaKind.OpenEnum], binding.Claim, schema => enums.Bind(schema, isOpen: true))
                    .Concat(Components(components[SchemaKind.ClosedEnum], binding.Claim, schema => enums.Bind(schema, isOpen: false)))),
            Components(components[SchemaKind.Map], binding.Claim, schemas.Map),
            Components(components[SchemaKind.Raw], binding.Claim, schemas.Raw),
            new OperationTable(EquatableArray.From(operations.Select(operation => operation.Row!))),
            ErrorCodes.Of(binding),
            default);
        return model with { Entities = EquatableArray.From(entities.Select(entity => binding.Types.ComeAsId.Contains(entity.Schema) ? entity with { ComesAsId = true } : entity)) };
    }

    /// <summary>Each operation is a method and a constant; two of one constant cannot both be.</summary>
    private static List<OperationNode> BindOperations(Binding binding, OperationBinder binder, QueryBinder queries)
    {
        var constants = new NameTable<OperationNode>();
        var bound = new List<OperationNode>();
        foreach (var operation in binding.Operations)
        {
            operation.Filter = queries.Filter(operation);
            if (constants.Add(operation.Constant, operation) is { } first)
            {
                binding.Report(Rules.DuplicateMethod, operation.Place, first.Id, operation.Id, $"'Operations.{operation.Constant}'");
                continue;
            }

            (operation.Model, operation.Row) = (binder.Bind(operation), Row(operation));
            bound.Add(operation);
        }

        return bound;
    }

    private static bool ClaimFilter(Binding binding, OperationNode operation) =>
        operation.Filter is { } filter && binding.Claim(filter.Name, operation.Id, (operation.Node["x-sbg-query"] ?? operation.IdNode).Place);

    /// <summary>What should be a method of a model is one.</summary>
    private static void CheckVerbs(Binding binding, List<OperationNode> operations, EquatableArray<EntityModel> entities)
    {
        var ids = new HashSet<string>(entities.Select(entity => entity.Identity?.Type.Name).OfType<string>(), StringComparer.Ordinal);
        foreach (var operation in operations)
            if (operation.Model is { VerbClient: not null } verb && !binding.FaultyPaths.Contains(operation.Id)
                && (verb.PathArguments.Count == 0 || !ids.Contains(verb.PathArguments[0].Type.Name)))
                binding.Report(Rules.NoModelForVerb, PlaceOfVerb(operation), operation.Id);
    }

    private static Place PlaceOfVerb(OperationNode operation) => (operation.Node["x-sbg-place"] ?? operation.IdNode).Place;

    /// <summary>By kind: only what an operation uses is emitted, and every id.</summary>
    private static ILookup<SchemaKind, Component> Used(Binding binding) => binding.Description.Schemas
        .Where(schema => SchemaKinds.Of(schema) == SchemaKind.Id || schema.Is(SchemaUse.Received | SchemaUse.Sent))
        .ToLookup(SchemaKinds.Of);

    /// <summary>Of two with one name the first is emitted. They are bound as they stand in the documents, and listed by name.</summary>
    private static EquatableArray<T> Components<T>(IEnumerable<Component> schemas, Func<Component, bool> claim, Func<Component, T> bind)
        where T : IEquatable<T>
    {
        var claimed = schemas.Where(claim).ToArray();
        var bound = new T[claimed.Length];
        foreach (var at in Enumerable.Range(0, claimed.Length).OrderBy(at => claimed[at].Order))
            bound[at] = bind(claimed[at]);
        return new(bound);
    }

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
