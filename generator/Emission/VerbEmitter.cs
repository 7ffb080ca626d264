namespace SevenBridges.Generator.Emission;

/// <summary>Writes what a model can do: be reloaded, be saved, and its verbs, which are the client's operations with the id filled in.</summary>
internal static class VerbEmitter
{
    public static void Write(SourceWriter writer, EntityModel entity)
    {
        if (entity.Details is not null)
            Reload(writer, entity);
        if (entity.Saves.Count > 0)
            Save(writer, entity);
        foreach (var verb in entity.Verbs)
            Verb(writer, entity, verb);
    }

    private static void Reload(SourceWriter writer, EntityModel entity) => writer.Lines(
        $$"""

        /// <summary>Reads the details again and drops what was changed here and not saved.</summary>
        /// <param name="cancellationToken">Ends the call.</param>
        public virtual Task ReloadAsync(CancellationToken cancellationToken = default) =>
            ReloadAsync({{Locate(entity.Details!)}}, FromJson, cancellationToken);

        /// <summary>Reads the details if some of them are not held; keeps what was changed here. One call, or none.</summary>
        /// <param name="cancellationToken">Ends the call.</param>
        public virtual Task EnsureLoadedAsync(CancellationToken cancellationToken = default) =>
            EnsureLoadedAsync({{Locate(entity.Details!)}}, FromJson, cancellationToken);
        """);

    private static void Save(SourceWriter writer, EntityModel entity)
    {
        writer.Lines(
            """

            /// <summary>Sends what was changed, and only that. Nothing changed: nothing is sent.</summary>
            /// <param name="cancellationToken">Ends the call that is under way; what it did not send stays noted.</param>
            /// <remarks>Each part that was saved is clean at once, so that a failure leaves exactly what was not sent.</remarks>
            public virtual async Task SaveAsync(CancellationToken cancellationToken = default)
            {
            """);
        using (writer.Indent())
            foreach (var save in entity.Saves)
                writer.Lines($"await SavePartAsync({Locate(save.Locator)}, {Mask(save.Properties)}, SaveForm.{Form(save)}, {Answer(save)}cancellationToken).ConfigureAwait(false);");
        writer.Lines("}");
    }

    private static string Form(SaveModel save) => (save.IsBare, save.When) switch
    {
        (true, "merge") => "BareMerge",
        (true, "replace") => "BareReplace",
        (true, _) => "Bare",
        _ => "Members",
    };

    private static string Answer(SaveModel save) => save.AnswersModel ? "FromJson, " : "";

    private static string Mask(EquatableArray<string> properties) =>
        properties.Count == 0 ? "0" : string.Join(" | ", properties.Select(property => property + "Field"));

    private static string Locate(LocatorModel locator) => locator.Path is null
        ? $"Operations.{locator.Operation}.Below(Href, \"{locator.Suffix}\")"
        : $"Operations.{locator.Operation}.At($\"{locator.Path}\")";

    private static void Verb(SourceWriter writer, EntityModel entity, OperationModel verb)
    {
        var arguments = Signature.Rest(verb).ToArray();
        Verb(writer, entity, verb, arguments);
        if (verb.Spread.Count > 0)
            Verb(writer, entity, verb, [.. Signature.Spread(verb)]);
    }

    private static void Verb(SourceWriter writer, EntityModel entity, OperationModel verb, IReadOnlyList<Parameter> parameters)
    {
        var method = verb.VerbName ?? verb.MethodName;
        var suffix = verb.Paging is null ? "Async" : "";
        writer.Line();
        OperationDocs.Write(writer, verb, parameters);
        var call = $"Connected().{verb.VerbClient}.{verb.MethodName}{suffix}({string.Join(", ", new[] { entity.Identity!.Name }.Concat(parameters.Select(parameter => parameter.Name)))})";
        var adopts = verb.Paging is null && verb.Result?.Name == entity.Name;
        writer.Lines(
            $"""
            public virtual {Signature.Returns(verb)} {method}{suffix}({Signature.Text(parameters)}) =>
                {(adopts ? $"Adopt({call})" : call)};
            """);
    }
}
