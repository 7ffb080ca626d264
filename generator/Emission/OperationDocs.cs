namespace SevenBridges.Generator.Emission;

/// <summary>The doc comment of a method: what it does, what goes in and out, what can go wrong, whether it is repeated, where that is known from.</summary>
internal static class OperationDocs
{
    public static void Write(SourceWriter writer, OperationModel operation, IEnumerable<Parameter> parameters)
    {
        DocWriter.Summary(writer, operation.Docs.Summary);
        foreach (var parameter in parameters)
            DocWriter.Parameter(writer, parameter.Name, parameter.Summary);
        if (operation.Result is { } result)
            writer.Lines($"/// <returns>{Returns(operation, result)}</returns>");
        if (operation.Errors.Count > 0)
            writer.Lines($"/// <exception cref=\"SevenBridgesException\">{DocWriter.Text(string.Join(" ", operation.Errors.Select(error => $"{error.Code}: {error.Meaning}")))}</exception>");
        DocWriter.Remarks(writer, [.. operation.Docs.Remarks.Select(DocWriter.Text), Repeats(operation), $"Source: description operation <c>{operation.Id}</c>."]);
    }

    private static string Returns(OperationModel operation, TypeModel result)
    {
        var type = result.Kind is TypeKind.Entity or TypeKind.Map or TypeKind.Raw ? $"<see cref=\"{result.Name}\"/>" : $"<c>{DocWriter.Text(result.CSharp)}</c>";
        return operation.Paging is null ? $"{type} as the Platform answers it." : $"Items of {type}, fetched page by page once they are walked. Nothing is sent before.";
    }

    private static string Repeats(OperationModel operation) => operation.Repeats switch
    {
        "safe" or "idempotent" => "Repeats: after a passing failure it is sent again.",
        "never" => "Repeats: once it may have reached the Platform it is not sent again; <see cref=\"OutcomeUnknownException\"/> says so.",
        _ => $"Repeats: once it may have reached the Platform it is not sent again; <c>{operation.Repeats.Substring(operation.Repeats.IndexOf(':') + 1)}</c> tells whether it happened.",
    };
}
