namespace SevenBridges.Generator.Emission;

/// <summary>One parameter of an emitted method.</summary>
internal sealed record Parameter(string Type, string Name, string? Default, string Summary);

/// <summary>What stands between the parentheses of an emitted method, and before its name.</summary>
internal static class Signature
{
    private static readonly Parameter Cancellation = new("CancellationToken", "cancellationToken", "default", "Ends the call.");

    public static IEnumerable<Parameter> PathOf(OperationModel operation) =>
        operation.PathArguments.Select(argument => new Parameter(argument.Type.CSharp, argument.Name, null, argument.Summary));

    public static IEnumerable<Parameter> Whole(OperationModel operation) => PathOf(operation).Concat(Beside(operation, Body(operation)));

    /// <summary>All but the first of the path, which a model's id fills in.</summary>
    public static IEnumerable<Parameter> Rest(OperationModel operation) => Whole(operation).Skip(1);

    /// <summary>The members of the body as arguments, required ones first.</summary>
    public static IEnumerable<Parameter> Spread(OperationModel operation) => WholeSpread(operation).Skip(1);

    public static IEnumerable<Parameter> WholeSpread(OperationModel operation) => PathOf(operation).Concat(Beside(operation, SpreadMembers(operation)));

    public static IEnumerable<Parameter> SpreadMembers(OperationModel operation) => operation.Spread
        .OrderBy(member => !member.IsRequired)
        .Select(member => new Parameter(
            member.IsRequired ? member.Type.NotNull().CSharp : member.Type.OrNull().CSharp,
            Naming.Argument(member.Name),
            member.IsRequired ? null : "null",
            member.Docs.Summary));

    private static IEnumerable<Parameter> Body(OperationModel operation)
    {
        if (operation.Body is { } body)
            yield return new Parameter(body.Type.CSharp, body.Name, null, body.Summary);
        if (operation.Query is { } query)
            yield return new Parameter(operation.IsQueryRequired ? query : query + "?", "query", operation.IsQueryRequired ? null : "null", "What to narrow by. Null: nothing is narrowed.");
    }

    private static IEnumerable<Parameter> Beside(OperationModel operation, IEnumerable<Parameter> body)
    {
        var query = operation.QueryArguments.Select(argument => new Parameter(
            argument.Type.CSharp, argument.Name, argument.IsRequired ? null : argument.Type.Kind == TypeKind.Fields ? "default" : "null", argument.Summary));
        var all = body.Concat(query).OrderBy(parameter => parameter.Default is not null);
        return operation.Paging is null ? all.Append(Cancellation) : all;
    }

    public static string Text(IEnumerable<Parameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}"));

    public static string Returns(OperationModel operation) => operation switch
    {
        { Paging: not null, Result: { } item } => $"Pageable<{item.CSharp}>",
        { Result: { } result } => $"Task<{result.CSharp}>",
        _ => "Task",
    };
}
