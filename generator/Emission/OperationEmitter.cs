namespace SevenBridges.Generator.Emission;

/// <summary>Writes the methods of one operation: with its body, and with the body's members as arguments where the description says so.</summary>
internal static class OperationEmitter
{
    public static void Write(SourceWriter writer, OperationModel operation)
    {
        if (operation.Paging is null)
            Single(writer, operation);
        else
            Paged(writer, operation);
        if (operation is { TextMedia: { } media, Body: { } body })
            TextForm(writer, operation, body, media);
        if (operation.Bulk is { } bulk)
            BulkForm(writer, operation, bulk);
        else if (operation.Spread.Count > 0)
            ShortForm(writer, operation);
    }

    private static void Single(SourceWriter writer, OperationModel operation)
    {
        Heading(writer, operation, Signature.Of(operation));
        Call(writer, "Api.SendAsync(", "", RequestExpression.Of(operation), operation.Result is { } result ? [JsonExpressions.Reader(result), "cancellationToken"] : ["cancellationToken"]);
    }

    /// <summary>The same call with its body as a text, named after its media type: <c>string yaml</c>.</summary>
    private static void TextForm(SourceWriter writer, OperationModel operation, ArgumentModel body, string media)
    {
        var name = Naming.Argument(media.Substring(media.LastIndexOfAny(['/', '+', '-']) + 1));
        var text = new ArgumentModel(name, name, new TypeModel(TypeKind.Text, "string"), $"{body.Summary} Sent as <c>{media}</c>.") { IsRequired = true };
        writer.Line();
        Single(writer, operation with { Body = text, BodyKind = BodyKind.Text });
    }

    private static void Paged(SourceWriter writer, OperationModel operation)
    {
        Heading(writer, operation, Signature.Of(operation));
        var filter = operation.Query is null ? "" : operation.IsQueryRequired ? "Given.Or(query).AddTo(" : "(query ?? new()).AddTo(";
        Call(writer, $"Api.{Naming.Pascal(operation.Paging!)}Pages(", filter, RequestExpression.Of(operation), operation.Result is { } item ? [JsonExpressions.Reader(item)] : []);
    }

    private static void ShortForm(SourceWriter writer, OperationModel operation)
    {
        writer.Line();
        Heading(writer, operation, Signature.OfShortForm(operation));
        var members = string.Join(", ", operation.Spread.Select(member => $"{member.Name} = {Naming.Argument(member.Name)}"));
        var required = operation.QueryArguments.Where(argument => argument.IsRequired);
        var optional = operation.QueryArguments.Where(argument => !argument.IsRequired);
        string[] arguments =
        [
            .. operation.PathArguments.Select(argument => argument.Name),
            .. operation.Body!.IsRequired ? [] : required.Select(argument => argument.Name),
            $"new {operation.Body.Type.Name} {{ {members} }}",
            .. operation.Body.IsRequired ? required.Select(argument => argument.Name) : [],
            .. optional.Select(argument => argument.Name),
            .. operation.Paging is null ? new[] { "cancellationToken" } : [],
        ];
        using (writer.Indent())
            writer.Listing($"{operation.MethodName}{Signature.Suffix(operation)}(", arguments, ");");
    }

    /// <summary>The items are split, each part is sent by the other form, and what comes of them is put together.</summary>
    private static void BulkForm(SourceWriter writer, OperationModel operation, BulkModel bulk)
    {
        writer.Line();
        var parameters = Signature.OfShortForm(operation);
        OperationDocs.Write(writer, operation, parameters, returns: bulk.ItemsProperty is null ? "What came of each, by item." : "What came of each, in their order.", remark: "When a later request fails, what came of the items of earlier ones is kept: each of the others says why it failed, or that it was not sent.");
        writer.Listing($"public virtual Task<{Signature.BulkResult(bulk)}> {operation.MethodName}Async(", [.. parameters.Select(parameter => parameter.ToString())], ") =>");
        var members = operation.Spread.Select(member => $"{member.Name} = {(member.Name == bulk.Member ? "part" : Naming.Argument(member.Name))}");
        string[] send =
        [
            .. operation.PathArguments.Select(argument => argument.Name),
            "body",
            .. operation.QueryArguments.Select(argument => argument.Name),
            "cancellationToken",
        ];
        string[] steps =
        [
            $"part => new {operation.Body!.Type.Name} {{ {string.Join(", ", members)} }}",
            $"body => {operation.MethodName}Async({string.Join(", ", send)})",
            .. bulk.ItemsProperty is { } items ? new[] { $"static answer => answer.{items}" } : [],
            $"static failure => {bulk.Failure}",
        ];
        using (writer.Indent())
            writer.Listing(
                bulk.ItemsProperty is null ? "Bulk.MapAsync(" : "Bulk.ListAsync(",
                [Naming.Argument(bulk.Member), bulk.Most.ToString(System.Globalization.CultureInfo.InvariantCulture), .. steps],
                ");");
    }

    private static void Heading(SourceWriter writer, OperationModel operation, IReadOnlyList<Parameter> parameters)
    {
        OperationDocs.Write(writer, operation, parameters);
        DocWriter.Obsolete(writer, operation.IsDeprecated);
        Signature.Write(writer, operation, operation.MethodName, parameters);
    }

    /// <summary>The call on one line; or its arguments on their own; or each step of the request too.</summary>
    private static void Call(SourceWriter writer, string method, string filter, IReadOnlyList<string> request, IReadOnlyList<string> rest)
    {
        var end = filter.Length == 0 ? "" : ")";
        var whole = filter + string.Concat(request) + end;
        using var body = writer.Indent();
        if (writer.Fits($"    {whole},"))
        {
            writer.Listing(method, [whole, .. rest], ");");
            return;
        }

        writer.Lines(method);
        using var arguments = writer.Indent();
        writer.Lines(filter + request[0] + (request.Count == 1 ? end + "," : ""));
        using (writer.Indent())
            for (var step = 1; step < request.Count; step++)
                writer.Lines(request[step] + (step == request.Count - 1 ? end + "," : ""));
        writer.Lines(string.Join(", ", rest) + ");");
    }
}

/// <summary>The request of an operation, step by step: <c>Operations.FilesCopy.At($"/files/{file}")</c>, <c>.With("fields", fields)</c>, <c>.Json(fileCopy)</c>.</summary>
internal static class RequestExpression
{
    public static IReadOnlyList<string> Of(OperationModel operation) =>
        [$"Operations.{operation.Constant}.At({Path(operation.Path)})", .. operation.QueryArguments.Select(argument => Query(operation, argument)), .. Body(operation)];

    /// <summary>A path as a C# text; interpolated only if there is something to fill in.</summary>
    public static string Path(string path) => path.Contains('{') ? $"$\"{path}\"" : $"\"{path}\"";

    private static string Query(OperationModel operation, ArgumentModel argument) => argument.Type.Kind switch
    {
        TypeKind.Fields when operation.DefaultFields is { } standard => $".With(\"fields\", {argument.Name}, {CSharpText.Literal(standard)})",
        _ => $".{QueryExpressions.With(argument.Type, argument.Form)}({CSharpText.Literal(argument.WireName)}, {ArgumentExpression.Of(argument)})",
    };

    private static IEnumerable<string> Body(OperationModel operation)
    {
        if (operation.Body is not { } body)
            yield break;
        var value = body.Checks.Aggregate(body.Name, (value, check) => $"Limits.{check.Method}(\"{body.Name}\", {value}{check.Arguments})");
        if (operation is { BodyKind: BodyKind.Text, TextMedia: { } media })
        {
            yield return $".Text({value}, {CSharpText.Literal(media)})";
            yield break;
        }

        yield return operation.BodyKind == BodyKind.List
            ? $".{(body.IsRequired ? "List" : "ListIfGiven")}({value}, {JsonExpressions.WriteItem(body.Type.Element!)})"
            : $".{(body.IsRequired ? "Json" : "JsonIfGiven")}({value})";
    }
}
