namespace SevenBridges.Generator.Emission;

/// <summary>Writes what a model can do: be reloaded, be saved, and its verbs, which are the client's operations with the id filled in.</summary>
internal static class VerbEmitter
{
    private const string WithoutClient = "/// <exception cref=\"InvalidOperationException\">This model belongs to no client.</exception>";

    public static void Write(SourceWriter writer, EntityModel entity)
    {
        if (entity.Details is { } details)
            Reload(writer, details);
        if (entity.Saves.Count > 0)
            Save(writer, entity);
        foreach (var verb in entity.Verbs)
        {
            Verb(writer, entity, verb, Signature.Of(verb));
            if (verb.Spread.Count > 0)
                Verb(writer, entity, verb, Signature.OfShortForm(verb));
        }
    }

    private static void Reload(SourceWriter writer, LocatorModel details)
    {
        writer.Line();
        writer.Lines($"private protected override Operation? DetailsOperation => Operations.{details.Operation};");
        Read(writer, details, "ReloadAsync", "Reads the details again and drops what was changed here and not saved.");
        Read(writer, details, "EnsureLoadedAsync", "Reads the details if some of them are not held; keeps what was changed here. One call, or none.");
    }

    private static void Read(SourceWriter writer, LocatorModel details, string method, string summary)
    {
        writer.Line();
        DocWriter.Summary(writer, summary);
        DocWriter.Parameter(writer, "cancellationToken", "Ends the call.");
        writer.Lines(WithoutClient);
        OperationDocs.Errors(writer, details.Errors);
        DocWriter.Remarks(writer, [OperationDocs.Repeats(details.Repeats), $"Source: description operation <c>{details.Id}</c>."]);
        writer.Lines(
            $$"""
            public virtual Task {{method}}(CancellationToken cancellationToken = default) =>
                {{method}}({{Locate(details)}}, FromJson, cancellationToken);
            """);
    }

    private static void Save(SourceWriter writer, EntityModel entity)
    {
        writer.Lines(
            """

            /// <summary>Sends what was changed, and only that. Nothing changed: nothing is sent.</summary>
            /// <param name="cancellationToken">Ends the call that is under way; what it did not send stays noted.</param>
            """);
        if (entity.IsChecked)
            writer.Lines("/// <exception cref=\"ValidationException\">A limit is broken; the part that breaks it was not sent.</exception>");
        writer.Lines(WithoutClient);
        OperationDocs.Errors(writer, entity.Saves.SelectMany(save => save.Locator.Errors).Distinct());
        DocWriter.Remarks(writer,
        [
            "Each part that was saved is clean at once, so that a failure leaves exactly what was not sent.",
            .. entity.Saves.Select(save => OperationDocs.Repeats(save.Locator.Repeats)).Distinct(),
            $"Source: description operations {string.Join(", ", entity.Saves.Select(save => $"<c>{save.Locator.Id}</c>"))}.",
        ]);
        using (writer.Block("public virtual async Task SaveAsync(CancellationToken cancellationToken = default)"))
            foreach (var save in entity.Saves)
                Part(writer, save);
    }

    private static void Part(SourceWriter writer, SaveModel save)
    {
        const string Call = "await SavePartAsync(";
        var mask = save.Properties.Select(property => property + "Field").DefaultIfEmpty("0").ToArray();
        string[] rest = save.AnswersModel ? [$"SaveForm.{save.Form}", "FromJson", "cancellationToken"] : [$"SaveForm.{save.Form}", "cancellationToken"];
        if (writer.Fits($"    {string.Join(" | ", mask)},"))
        {
            writer.Listing(Call, [Locate(save.Locator), string.Join(" | ", mask), .. rest], ").ConfigureAwait(false);");
            return;
        }

        writer.Lines(Call);
        using (writer.Indent())
        {
            writer.Lines(Locate(save.Locator) + ",");
            writer.Listing("", mask, ",", " | ");
            writer.Lines($"{string.Join(", ", rest)}).ConfigureAwait(false);");
        }
    }

    private static string Locate(LocatorModel locator) => locator.Path is null
        ? $"Operations.{locator.Operation}.Below(Href, \"{locator.Suffix}\")"
        : $"Operations.{locator.Operation}.At({RequestExpression.Path(locator.Path)})";

    private static void Verb(SourceWriter writer, EntityModel entity, OperationModel verb, IReadOnlyList<Parameter> whole)
    {
        var parameters = whole.Skip(1).ToArray();
        writer.Line();
        OperationDocs.Write(writer, verb, parameters, WithoutClient);
        DocWriter.Obsolete(writer, verb.IsDeprecated);
        Signature.Write(writer, verb, verb.VerbName, parameters);
        string[] arguments = [entity.Identity!.Name, .. parameters.Select(parameter => parameter.Name)];
        var adopts = verb.Paging is null && verb.Result?.Name == entity.Name;
        using (writer.Indent())
            writer.Listing($"{(adopts ? "Adopt(" : "")}Connected().{verb.VerbClient}.{verb.MethodName}{Signature.Suffix(verb)}(", arguments, adopts ? "));" : ");");
    }
}
