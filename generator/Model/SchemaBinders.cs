namespace SevenBridges.Generator.Model;

/// <summary>The small things of the description: ids, enums, maps and raw objects.</summary>
internal sealed class SchemaBinders(Binding binding, PropertyBinder properties)
{
    public IdModel Id(Component schema)
    {
        var id = schema.Node["x-sbg-id"]!;
        var segments = (id["segments"]?.Items ?? []).Select(item => int.TryParse(item.Text, out var count) ? count : 0).ToArray();
        if (segments.Length == 0 || segments.Any(count => count is < 1 or > 8))
            binding.Report(Rules.BadId, id.Place);
        var entity = id.TextOf("of") is { } of ? FindEntity(id["of"]!, of) : null;
        var name = binding.TypeName(schema);
        return new IdModel(
            name,
            Binding.FolderOf(schema.Document),
            properties.DocsOf(schema.Node),
            EquatableArray.From(segments),
            entity is null ? null : binding.TypeName(entity),
            entity is null ? null : IdentityOf(entity, schema.Name),
            id.TextOf("argument") ?? Naming.Camel(schema.Name.EndsWith("Id", StringComparison.Ordinal) ? schema.Name.Substring(0, schema.Name.Length - 2) : schema.Name),
            id.TextOf("shape") ?? "");
    }

    /// <summary>The property by which a model converts to its id: the first whose type is that id.</summary>
    private string? IdentityOf(Component entity, string idSchema)
    {
        foreach (var member in Properties.Of(binding.Description, entity.Node))
            if ((member.Value.TextOf("$ref") ?? member.Value["allOf"]?.Items.FirstOrDefault()?.TextOf("$ref"))?.EndsWith("/" + idSchema, StringComparison.Ordinal) == true)
                return member.Value.TextOf("x-sbg-name") ?? Naming.Pascal(member.Name);
        return null;
    }

    private Component? FindEntity(JsonNode place, string name)
    {
        var found = binding.Description.Schema(name);
        if (found is null)
            binding.Report(Rules.UnknownReference, place.Place, name, "schema", Nearest.Hint(name, binding.Description.Schemas.Select(schema => schema.Name)));
        else if (!binding.Usage.Received.Contains(name))
            return null;
        return found;
    }

    public EnumModel Enum(Component schema, bool isOpen)
    {
        var node = schema.Node;
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Value", "IsKnown" };
        var values = node["enum"]!.Items.Where(item => item.Kind != JsonKind.Null).Select(item => Value(node, item, taken)).ToArray();
        return new EnumModel(binding.TypeName(schema), Binding.FolderOf(schema.Document), properties.DocsOf(node), isOpen, EquatableArray.From(values));
    }

    private EnumValueModel Value(JsonNode node, JsonNode item, HashSet<string> taken)
    {
        var name = node["x-sbg-names"]?.TextOf(item.Text) ?? Naming.Pascal(item.Text);
        if (!Naming.IsName(name))
            binding.Report(Rules.NoName, item.Place, item.Text);
        if (!taken.Add(name))
            binding.Report(Rules.NameTaken, item.Place, name, item.Text, name);
        return new EnumValueModel(item.Text, name, node["x-sbg-enum-docs"]?.TextOf(item.Text) ?? $"The Platform's word <c>{item.Text}</c>.");
    }

    public MapModel Map(Component schema) =>
        new(binding.TypeName(schema), Binding.FolderOf(schema.Document), properties.DocsOf(schema.Node), schema.Node.TextOf("x-sbg-values") ?? "json");

    public RawModel Raw(Component schema)
    {
        var name = binding.TypeName(schema);
        return new RawModel(name, Binding.FolderOf(schema.Document), properties.DocsOf(schema.Node), EquatableArray.From(properties.Of(schema, name)));
    }

    public BodyModel Body(Component schema)
    {
        var name = binding.TypeName(schema);
        var members = properties.Of(schema, name).ToArray();
        return new BodyModel(
            name,
            schema.Name,
            Binding.FolderOf(schema.Document),
            properties.DocsOf(schema.Node),
            EquatableArray.From(members),
            Choices(schema.Node, members),
            binding.Usage.Patches.Contains(schema.Name));
    }

    /// <summary>What <c>x-sbg-one-of</c> says on a body or an operation.</summary>
    public EquatableArray<ChoiceModel> Choices(JsonNode node, IReadOnlyCollection<PropertyModel> members)
    {
        var choices = new List<ChoiceModel>();
        foreach (var choice in node["x-sbg-one-of"]?.Items ?? [])
        {
            var known = (choice["of"]?.Items ?? []).Where(name => IsMember(name, members)).Select(name => name.Text).ToArray();
            var names = known.Select(name => members.First(member => member.WireName == name).Name);
            choices.Add(new ChoiceModel(EquatableArray.From(names), EquatableArray.From(known), choice.Flag("required")));
        }

        return EquatableArray.From(choices);
    }

    private bool IsMember(JsonNode name, IReadOnlyCollection<PropertyModel> members)
    {
        if (members.Any(member => member.WireName == name.Text))
            return true;
        binding.Report(Rules.UnknownChoice, name.Place, name.Text, Nearest.Hint(name.Text, members.Select(member => member.WireName)));
        return false;
    }
}
