namespace SevenBridges.Generator.Emission;

/// <summary>One parameter of an emitted method.</summary>
internal sealed record Parameter(string Type, string Name, string? Default, string Summary)
{
    public override string ToString() => Default is null ? $"{Type} {Name}" : $"{Type} {Name} = {Default}";
}

/// <summary>What stands between the parentheses of an emitted method, and before its name.</summary>
internal static class Signature
{
    private const string NotSent = " Null: not sent.";

    private static readonly Parameter Cancellation = new("CancellationToken", "cancellationToken", "default", "Ends the call.");

    /// <summary>The parameters of the method with its body as one argument.</summary>
    public static IReadOnlyList<Parameter> Of(OperationModel operation) => [.. Path(operation), .. Beside(operation, Body(operation))];

    /// <summary>The parameters of the short form: the members of the body as arguments.</summary>
    public static IReadOnlyList<Parameter> OfShortForm(OperationModel operation) => [.. Path(operation), .. Beside(operation, SpreadMembers(operation))];

    /// <summary>Writes <c>public virtual Task&lt;App&gt; GetAsync(…) =></c>.</summary>
    public static void Write(SourceWriter writer, OperationModel operation, string name, IEnumerable<Parameter> parameters) =>
        writer.Listing($"public virtual {Returns(operation)} {name}{Suffix(operation)}(", [.. parameters.Select(parameter => parameter.ToString())], ") =>");

    /// <summary>What the splitting form answers.</summary>
    public static string BulkResult(BulkModel bulk) => bulk.ItemsProperty is null ? $"IReadOnlyDictionary<string, {bulk.Answers}>" : $"IReadOnlyList<{bulk.Answers}>";

    /// <summary>What the name of a method ends in: paged ones do no I/O until they are walked.</summary>
    public static string Suffix(OperationModel operation) => operation.Paging is null ? "Async" : "";

    private static IEnumerable<Parameter> Path(OperationModel operation) =>
        operation.PathArguments.Select(argument => new Parameter(argument.Type.CSharp, argument.Name, null, argument.Summary));

    private static IEnumerable<Parameter> SpreadMembers(OperationModel operation) => operation.Spread
        .OrderBy(member => !member.IsRequired)
        .Select(member => member.Name == operation.Bulk?.Member ? new Parameter($"IEnumerable<{operation.Bulk.Item}>", Naming.Argument(member.Name), null, member.Docs.Summary + " Any number: they are sent in requests of at most " + operation.Bulk.Most + ".") : new Parameter(
            member.IsRequired ? member.Type.NotNull().CSharp : member.Type.OrNull().CSharp,
            Naming.Argument(member.Name),
            member.IsRequired ? null : "null",
            member.Docs.InOne + (member.IsRequired ? "" : NotSent)));

    private static IEnumerable<Parameter> Body(OperationModel operation)
    {
        if (operation.Body is { } body)
            yield return body.IsRequired
                ? new Parameter(body.Type.CSharp, body.Name, null, body.Summary)
                : new Parameter(body.Type.OrNull().CSharp, body.Name, "null", body.Summary + " Null: nothing is sent.");
        if (operation.Query is { } query)
            yield return operation.IsQueryRequired
                ? new Parameter(query, "query", null, "What to narrow by.")
                : new Parameter(query + "?", "query", "null", "What to narrow by. Null: nothing is narrowed.");
    }

    private static IEnumerable<Parameter> Beside(OperationModel operation, IEnumerable<Parameter> body)
    {
        var query = operation.QueryArguments.Select(argument => new Parameter(
            argument.Type.CSharp, argument.Name, argument.IsRequired ? null : argument.Type.Kind == TypeKind.Fields ? "default" : "null", argument.Summary + (argument.IsRequired || argument.Type.Kind == TypeKind.Fields ? "" : NotSent)));
        var all = body.Concat(query).OrderBy(parameter => parameter.Default is not null);
        return operation.Paging is null ? all.Append(Cancellation) : all;
    }

    private static string Returns(OperationModel operation) => operation switch
    {
        { Paging: not null, Result: { } item } => $"Pageable<{item.CSharp}>",
        { Result: { } result } => $"Task<{result.CSharp}>",
        _ => "Task",
    };
}
