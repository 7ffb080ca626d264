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
        if (operation.Spread.Count > 0)
            Spread(writer, operation);
    }

    private static void Single(SourceWriter writer, OperationModel operation)
    {
        var parameters = Signature.Whole(operation).ToArray();
        OperationDocs.Write(writer, operation, parameters);
        var result = operation.Result is { } type ? $", {JsonExpressions.Reader(type)}" : "";
        writer.Lines(
            $"""
            public virtual {Signature.Returns(operation)} {operation.MethodName}Async({Signature.Text(parameters)}) =>
                Api.SendAsync({Request(operation)}{result}, cancellationToken);
            """);
    }

    private static void Paged(SourceWriter writer, OperationModel operation)
    {
        var parameters = Signature.Whole(operation).ToArray();
        OperationDocs.Write(writer, operation, parameters);
        var filter = operation.Query is null ? Request(operation)
            : operation.IsQueryRequired ? $"Given.Or(query).AddTo({Request(operation)})"
            : $"(query ?? new()).AddTo({Request(operation)})";
        writer.Lines(
            $"""
            public virtual {Signature.Returns(operation)} {operation.MethodName}({Signature.Text(parameters)}) =>
                Api.{Naming.Pascal(operation.Paging!)}Pages({filter}, {JsonExpressions.Reader(operation.Result!)});
            """);
    }

    private static void Spread(SourceWriter writer, OperationModel operation)
    {
        var parameters = Signature.WholeSpread(operation).ToArray();
        var members = string.Join(", ", operation.Spread.Select(member => $"{member.Name} = {Naming.Argument(member.Name)}"));
        var arguments = operation.PathArguments.Select(argument => argument.Name)
            .Append($"new {operation.Body!.Type.Name} {{ {members} }}")
            .Concat(operation.QueryArguments.Select(argument => argument.Name))
            .Append("cancellationToken");
        writer.Line();
        OperationDocs.Write(writer, operation, parameters);
        writer.Lines(
            $"""
            public virtual {Signature.Returns(operation)} {operation.MethodName}Async({Signature.Text(parameters)}) =>
                {operation.MethodName}Async({string.Join(", ", arguments)});
            """);
    }

    /// <summary><c>Operations.FilesCopy.At($"/files/{file}/actions/copy").With("fields", fields).Json(fileCopy)</c>.</summary>
    private static string Request(OperationModel operation)
    {
        var query = string.Concat(operation.QueryArguments.Select(argument => $".With({DocWriter.Literal(argument.WireName)}, {QueryValue(operation, argument)})"));
        var body = operation.BodyKind switch
        {
            BodyKind.None => "",
            BodyKind.List => $".List({operation.Body!.Name}, static (json, item) => {JsonExpressions.Write(operation.Body.Type.Element!, "item").TrimEnd(';')})",
            _ => $".Json({operation.Body!.Name})",
        };
        return $"Operations.{operation.Constant}.At($\"{operation.Path}\"){query}{body}";
    }

    private static string QueryValue(OperationModel operation, ArgumentModel argument) => argument.Type.Kind switch
    {
        TypeKind.ClosedEnum => argument.Type.IsNullable ? $"{argument.Name}?.ToWire()" : $"{argument.Name}.ToWire()",
        TypeKind.Fields when operation.DefaultFields is { } standard => $"{argument.Name}, {DocWriter.Literal(standard)}",
        _ => argument.Name,
    };
}
