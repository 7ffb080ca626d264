namespace SevenBridges.Generator.Emission;

/// <summary>The doc comment of a method: what it does, what goes in and out, what can go wrong, whether it is repeated, where that is known from.</summary>
internal static class OperationDocs
{
    private const string OfAnyCall = "As any call: 401 (token refused), 429 (rate limit used up), 500 and 503 (failures of the Platform).";

    public static void Write(SourceWriter writer, OperationModel operation, IEnumerable<Parameter> parameters, string? alsoThrows = null, string? remark = null, string? returns = null)
    {
        DocWriter.Summary(writer, operation.Docs.Summary);
        foreach (var parameter in parameters)
            DocWriter.Parameter(writer, parameter.Name, parameter.Summary);
        if (operation.Result is { } result)
            writer.Doc("<returns>", returns ?? Returns(operation, result), "</returns>");
        if (operation.IsChecked)
            writer.Lines("/// <exception cref=\"ValidationException\">A limit is broken; nothing was sent.</exception>");
        Errors(writer, operation.Errors);
        if (alsoThrows is not null)
            writer.Lines(alsoThrows);
        DocWriter.Remarks(writer, [.. operation.Docs.Remarks, .. remark is null ? [] : new[] { remark }, .. Paging(operation), Repeats(operation.Repeats), $"Source: description operation <c>{operation.Id}</c>."]);
    }

    private static string Returns(OperationModel operation, TypeModel result) => (operation.Paging, result.Element) switch
    {
        (not null, _) => $"{Reference(result)} by {Reference(result)}, read page by page as they are walked. Nothing is sent before.",
        (null, { } element) => $"The answer: a list of {Reference(element)}.",
        _ => $"The answer: {Reference(result)}.",
    };

    private static IEnumerable<string> Paging(OperationModel operation) =>
        operation.Paging is { } paging ? [$"Paging: <c>{paging}</c>, {PagingKinds.InWords(paging)}"] : [];

    private static string Reference(TypeModel type) => type.IsOurs ? $"<see cref=\"{type.Name}\"/>" : $"<c>{DocWriter.Text(type.CSharp)}</c>";

    public static void Errors(SourceWriter writer, IEnumerable<ErrorDocs> errors) =>
        writer.Doc("<exception cref=\"SevenBridgesException\">", DocWriter.Text(string.Join(" ", errors.Select(error => $"{error.Code}: {error.Meaning}").Append(OfAnyCall))), "</exception>");

    public static string Repeats(string word) => word switch
    {
        "safe" or "idempotent" => "Repeats: after a passing failure it is sent again.",
        "never" => "Repeats: once it may have reached the Platform it is not sent again; <see cref=\"OutcomeUnknownException\"/> says so.",
        _ => $"Repeats: once it may have reached the Platform it is not sent again; <c>{word.Substring(word.IndexOf(':') + 1)}</c> tells whether it happened.",
    };
}
