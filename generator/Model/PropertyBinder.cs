namespace SevenBridges.Generator.Model;

/// <summary>Properties of models, members of bodies and parameters of filters: name, type, docs, limits.</summary>
internal sealed class PropertyBinder(Binding binding)
{
    /// <summary>Names that every model has already.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Client", "EnsureLoadedAsync", "Equals", "GetHashCode", "GetType", "HasChanges", "Holds", "ReloadAsync", "SaveAsync", "ToString",
    };

    public IEnumerable<PropertyModel> Of(Component schema, string owner)
    {
        var required = new HashSet<string>(schema.Node.TextsOf("required"), StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [owner] = owner };
        foreach (var member in Properties.Of(binding.Description, schema.Node))
        {
            var property = Bind(member, schema.Name);
            property = property with { IsRequired = required.Contains(member.Name) };
            if (Taken.Contains(property.Name))
                binding.Report(Rules.NameTaken, member.Place, property.Name, member.Name, property.Name);
            else if (names.TryGetValue(property.Name, out var first))
                binding.Report(Rules.NameTaken, member.Place, first, member.Name, property.Name);
            else
                names[property.Name] = member.Name;
            yield return property;
        }
    }

    private PropertyModel Bind(JsonMember member, string schema)
    {
        var node = member.Value;
        var type = binding.Types.Bind(node);
        if (type.Kind == TypeKind.Map)
            type = type.NotNull();
        if (DescriptionOf(node) is null)
            binding.Report(Rules.MissingDescription, member.Place, $"{schema}.{member.Name}");
        return new PropertyModel(member.Name, NameOf(node, member.Name, member.Place), type, DocsOf(node), LimitsOf(node))
        {
            Alias = node.TextOf("x-sbg-alias"),
            IsReadOnly = node.Flag("readOnly"),
            IsInLists = node.TextOf("x-sbg-present") == "list",
            IsSecret = node.Flag("x-sbg-secret"),
            Repeats = node.Flag("x-sbg-repeats"),
        };
    }

    /// <summary>A query parameter as a member of a filter.</summary>
    public PropertyModel OfParameter(JsonNode parameter)
    {
        var wireName = parameter.TextOf("name") ?? "";
        var schema = parameter["schema"] ?? parameter;
        var prefix = parameter.TextOf("x-sbg-prefix");
        var type = prefix is null ? binding.Types.Bind(schema, parameter.TextOf("x-sbg-wire")) : new TypeModel(TypeKind.TextValues, "FilterValues");
        if (parameter["description"] is null)
            binding.Report(Rules.MissingDescription, parameter.Place, wireName);
        return new PropertyModel(wireName, NameOf(parameter, wireName, parameter.Place), type, DocsOf(parameter), LimitsOf(schema))
        {
            Prefix = prefix,
            IsRequired = parameter.Flag("required"),
            IsSecret = parameter.Flag("x-sbg-secret"),
        };
    }

    private string NameOf(JsonNode node, string wireName, Place place)
    {
        var name = node.TextOf("x-sbg-name") ?? Naming.Pascal(wireName);
        if (!Naming.IsName(name))
            binding.Report(Rules.NoName, place, wireName);
        return name;
    }

    private string? DescriptionOf(JsonNode node) =>
        node.TextOf("description")
        ?? (node["$ref"] is not null ? TargetDescription(node) : null)
        ?? (node["allOf"] is { Items.Count: 1 } all ? TargetDescription(all.Items[0]) : null);

    private string? TargetDescription(JsonNode reference) =>
        binding.Description.Schema(reference.TextOf("$ref")?.Split('/').Last() ?? "")?.Node.TextOf("description");

    public Docs DocsOf(JsonNode node)
    {
        var remarks = new List<string>();
        if (node.TextOf("x-sbg-unit") is { } unit)
            remarks.Add($"Unit: {unit}.");
        if (LimitsOf((node["schema"] is { IsObject: true } schema && node["in"] is not null) ? schema : node) is { Any: true } limits)
            remarks.Add(LimitsText.Of(limits));
        if (node["default"] is { } standard)
            remarks.Add($"Default: {standard.Text}.");
        if (node.TextOf("x-sbg-since") is { } since)
            remarks.Add($"Since: {since}.");
        if (node.TextOf("x-sbg-note") is { } note)
            remarks.Add($"Note: {note}");
        return new Docs(DescriptionOf(node) ?? node.TextOf("summary") ?? "", EquatableArray.From(remarks));
    }

    public static Limits LimitsOf(JsonNode node) =>
        new(Number(node, "minLength"), Number(node, "maxLength"), node["minimum"]?.Text, node["maximum"]?.Text, Number(node, "minItems"), Number(node, "maxItems"));

    private static long? Number(JsonNode node, string name) => node[name] is { Kind: JsonKind.Number } number && long.TryParse(number.Text, out var value) ? value : null;
}

/// <summary>The limits of a value in words.</summary>
internal static class LimitsText
{
    public static string Of(Limits limits) => "Limits: " + string.Join(", ", Parts(limits)) + ".";

    private static IEnumerable<string> Parts(Limits limits)
    {
        if (limits.MinLength is { } shortest)
            yield return $"at least {shortest} characters";
        if (limits.MaxLength is { } longest)
            yield return $"at most {longest} characters";
        if (limits.Minimum is { } least)
            yield return $"at least {least}";
        if (limits.Maximum is { } most)
            yield return $"at most {most}";
        if (limits.MinItems is { } fewest)
            yield return $"at least {fewest} items";
        if (limits.MaxItems is { } maximum)
            yield return $"at most {maximum} items";
    }
}
