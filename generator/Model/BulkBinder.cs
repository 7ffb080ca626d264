namespace SevenBridges.Generator.Model;

/// <summary>An operation whose body takes any number of items (<c>x-sbg-bulk</c>): one more form of its method splits them.</summary>
internal sealed class BulkBinder(Binding binding, PropertyBinder properties)
{
    /// <summary>How its items are split, and the members that are arguments then; null when they are not.</summary>
    public (BulkModel Bulk, EquatableArray<PropertyModel> Spread)? Bind(OperationNode operation, BodyParts? sent) =>
        operation.Node["x-sbg-bulk"] is { } word && sent is { Argument.Type.Kind: TypeKind.Body } body ? Bind(operation, body, word) : null;

    private (BulkModel Bulk, EquatableArray<PropertyModel> Spread)? Bind(OperationNode operation, BodyParts body, JsonNode word)
    {
        var type = body.Argument.Type.Name;
        var members = BodyMembers(operation, type);
        if (members.FirstOrDefault(member => member.WireName == word.Text) is not { Type: { Kind: TypeKind.List, Element: { } item } } list)
        {
            binding.Report(Rules.UnknownBodyMember, word.Place, word.Text, type, Nearest.Hint(word.Text, members.Select(member => member.WireName)));
            return null;
        }

        if (AnswersOf(operation, word) is not { } answers)
            return null;
        var bulk = new BulkModel(list.Name, item.CSharp, MostOf(operation, word.Text), answers.Type, answers.Property, answers.Failure);
        return (bulk, EquatableArray.From([.. body.Spread.Where(member => member.WireName != word.Text), list]));
    }

    private PropertyModel[] BodyMembers(OperationNode operation, string owner) =>
        BodyOf(operation) is { } body ? properties.Of(body, owner, TakenNames.OfRecord) : [];

    private Component? BodyOf(OperationNode operation) =>
        operation.BodyContent(binding.Description) is { } content
            && Media.JsonSchemaIn(content) is { } schema
            ? binding.Description.Resolve(schema, "schemas")
            : null;

    private long MostOf(OperationNode operation, string member) =>
        BodyOf(operation) is { } body && Properties.Find(binding.Description, body.Node, member)?["maxItems"] is { } most && long.TryParse(most.Text, out var count) ? count : 100;

    /// <summary>What comes of each item: the elements of the answer's list, or the values of the answer's map.</summary>
    private (string Type, string? Property, string Failure)? AnswersOf(OperationNode operation, JsonNode word)
    {
        if (operation.SuccessSchema(binding.Description) is not { } schema)
            return null;
        var isMap = schema.Has("additionalProperties");
        var found = schema["additionalProperties"]
            ?? (binding.Description.Resolve(schema, "schemas") is { } answer ? Properties.Find(binding.Description, answer.Node, "items")?["items"] : null);
        if (found is not { } entry || binding.Description.Resolve(entry, "schemas") is not { } component)
            return null;
        var type = binding.Types.Bind(entry).CSharp;
        return (type, isMap ? null : "Items", FailureOf(component, type, word));
    }

    /// <summary>Makes what an item has when its request failed: the member that says why, and nothing else.</summary>
    private string FailureOf(Component entry, string type, JsonNode word)
    {
        var said = properties.Of(entry, type, TakenNames.OfModel).FirstOrDefault(property => Properties.Find(binding.Description, entry.Node, property.WireName)?.Flag("x-sbg-failure") == true);
        var why = said?.Type.Kind switch { TypeKind.Text => "failure.Message", TypeKind.Entity => $"{said.Type.Name}.Of(failure)", _ => null };
        if (why is null)
            binding.Report(Rules.NoPlaceForFailure, word.Place, entry.Name);
        return why is null ? "" : $"ModelFactory.{type}({Naming.Argument(said!.Name)}: {why})";
    }
}
