using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>The small things of the description: ids, maps, raw objects and bodies.</summary>
internal sealed class SchemaBinders(Binding binding, PropertyBinder properties)
{
    public IdModel Id(Component schema)
    {
        var id = schema.Node["x-sbg-id"] ?? schema.Node;
        var argument = id.TextOf("argument") ?? Naming.Camel(schema.Name.EndsWith("Id", StringComparison.Ordinal) ? schema.Name.Substring(0, schema.Name.Length - 2) : schema.Name);
        var segments = id.ItemsOf("segments").Select(SegmentCount).ToArray();
        if (!id.IsObject || segments.Length == 0 || segments.Contains(0) || !Naming.IsArgument(argument))
            binding.Report(Rules.BadId, id.Place);
        var entity = id["of"] is { } of ? FindEntity(of) : null;
        var property = entity is null ? null : Identities.PropertyOf(binding.Description, entity);
        return new IdModel(
            schema.TypeName,
            binding.FolderOf(schema.Document),
            properties.DocsOf(schema),
            EquatableArray.From(segments.Where(count => count > 0).DefaultIfEmpty(1)),
            entity?.TypeName,
            property is not { } found ? null : found.Value.TextOf("x-sbg-name") ?? Naming.Pascal(found.Name),
            Naming.IsArgument(argument) ? Naming.Argument(argument) : "model")
        { Accepts = new AcceptedIds(binding).Of(schema) };
    }

    public MapModel Map(Component schema) =>
        new(schema.TypeName, binding.FolderOf(schema.Document), properties.DocsOf(schema), schema.Node.TextOf("x-sbg-values") ?? "json", binding.Limits.OfMap(schema.Node));

    public RawModel Raw(Component schema)
    {
        var name = schema.TypeName;
        return new RawModel(name, binding.FolderOf(schema.Document), properties.DocsOf(schema), new EquatableArray<PropertyModel>(properties.Of(schema, name, TakenNames.OfDocument)));
    }

    public BodyModel Body(Component schema)
    {
        var name = schema.TypeName;
        var members = properties.Of(schema, name, TakenNames.OfRecord);
        return new BodyModel(
            name,
            schema.Name,
            binding.FolderOf(schema.Document),
            properties.DocsOf(schema),
            new EquatableArray<PropertyModel>(members),
            Choices(schema.Node, members),
            schema.Is(SchemaUse.Patch));
    }

    /// <summary>What <c>x-sbg-one-of</c> and <c>x-sbg-together</c> say on a body or an operation.</summary>
    public EquatableArray<ChoiceModel> Choices(JsonNode node, IReadOnlyCollection<PropertyModel> members)
    {
        if (!node.Has("x-sbg-one-of") && !node.Has("x-sbg-together"))
            return default;
        var choices = new List<ChoiceModel>();
        foreach (var choice in node.ItemsOf("x-sbg-one-of"))
            if (choice["of"] is { Kind: JsonKind.List, Items.Count: > 1 } names)
                choices.Add(Choice(choice.Flag("required") ? "ExactlyOne" : "AtMostOne", names, members));
            else
                binding.Report(Rules.BadWordValue, choice.Place, "x-sbg-one-of", "it takes a list of { \"of\": [names], \"required\": true or false }");
        foreach (var names in node.ItemsOf("x-sbg-together"))
            if (names is { Kind: JsonKind.List, Items.Count: > 1 })
                choices.Add(Choice("AllOrNone", names, members));
            else
                binding.Report(Rules.BadWordValue, names.Place, "x-sbg-together", "it takes a list of lists of names");
        return EquatableArray.From(choices.Where(choice => choice.Names.Count > 1));
    }

    private ChoiceModel Choice(string method, JsonNode names, IReadOnlyCollection<PropertyModel> members)
    {
        var found = new List<string>();
        foreach (var name in names.Items)
            if (members.FirstOrDefault(member => member.WireName == name.Text) is { } known)
                found.Add(known.Name);
            else
                binding.Report(Rules.UnknownChoice, name.Place, name.Text, Nearest.Hint(name.Text, members.Select(member => member.WireName)));
        return new ChoiceModel(method, EquatableArray.From(found.Distinct()));
    }

    private static int SegmentCount(JsonNode item) =>
        item.Kind == JsonKind.Number && int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 8 ? count : 0;

    private Component? FindEntity(JsonNode of)
    {
        if (binding.Description.Schema(of.Text) is { } found)
            return SchemaKinds.Of(found) == SchemaKind.Entity ? found : null;
        binding.Report(Rules.UnknownReference, of.Place, of.Text, "schema", Nearest.Hint(of.Text, binding.Description.Schemas.Select(schema => schema.Name)));
        return null;
    }
}
