namespace SevenBridges.Generator.Model;

/// <summary>All documents become one model: the only step that looks at everything.</summary>
internal static class SchemaBinder
{
    public static SchemaModel Bind(IReadOnlyCollection<SchemaDocument> documents, CancellationToken cancellationToken)
    {
        var description = new Description(documents);
        var binding = new Binding(description);
        WordChecks.Check(description);
        cancellationToken.ThrowIfCancellationRequested();
        var model = Bind(binding);
        return model with
        {
            Problems = EquatableArray.From(documents.SelectMany(document => document.Problems).Concat(description.Problems).Distinct()
                .OrderBy(problem => problem.Place.Path, StringComparer.Ordinal).ThenBy(problem => problem.Place.Start)),
        };
    }

    private static SchemaModel Bind(Binding binding)
    {
        var properties = new PropertyBinder(binding);
        var schemas = new SchemaBinders(binding, properties);
        var operationBinder = new OperationBinder(binding, properties, schemas);
        var entities = new EntityBinder(binding, properties);
        var operations = binding.Operations.Select(operationBinder.Bind).ToArray();
        return new SchemaModel(
            EquatableArray.From(ClientBinder.Bind(binding, operations)),
            Components(binding, SchemaKind.Entity, schema => entities.Bind(schema, operations)),
            Components(binding, SchemaKind.Body, schemas.Body),
            EquatableArray.From(binding.Operations.Select(operationBinder.Query).OfType<QueryModel>()),
            Components(binding, SchemaKind.Id, schemas.Id),
            EquatableArray.From(
                Components(binding, SchemaKind.OpenEnum, schema => schemas.Enum(schema, isOpen: true))
                    .Concat(Components(binding, SchemaKind.ClosedEnum, schema => schemas.Enum(schema, isOpen: false)))),
            Components(binding, SchemaKind.Map, schemas.Map),
            Components(binding, SchemaKind.Raw, schemas.Raw),
            new OperationTable(EquatableArray.From(binding.Operations.Select(Row))),
            ErrorCodes.Of(binding),
            default);
    }

    /// <summary>Only what an operation uses is emitted.</summary>
    private static EquatableArray<T> Components<T>(Binding binding, SchemaKind kind, Func<Component, T> bind)
        where T : IEquatable<T> =>
        EquatableArray.From(binding.Description.Schemas
            .Where(schema => binding.Usage.Received.Contains(schema.Name) || binding.Usage.Sent.Contains(schema.Name) || kind == SchemaKind.Id)
            .Where(schema => SchemaKinds.Of(binding, schema) == kind)
            .Select(bind));

    private static OperationRow Row(OperationNode operation)
    {
        var repeat = operation.Node.TextOf("x-sbg-repeat") ?? "never";
        var ask = repeat.StartsWith("ask:", StringComparison.Ordinal) ? repeat.Substring(4) : null;
        return new OperationRow(
            OperationBinder.ConstantOf(operation.Id),
            operation.Id,
            operation.Method,
            operation.Path,
            ask is null ? Naming.Pascal(repeat) : "Ask",
            ask,
            operation.Node.Flag("x-sbg-advance"),
            operation.Node.Flag("x-sbg-uncounted"),
            operation.Node.TextOf("summary") ?? "");
    }
}
