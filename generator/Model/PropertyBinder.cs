using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>Properties of models, members of bodies and parameters of filters: name, type, docs, limits.</summary>
internal sealed class PropertyBinder(Binding binding)
{
    // Types are bound one after the other, and what one of them needed serves the next.
    private readonly MemberNames _names = new(binding);
    private readonly List<PropertyModel> _found = [];
    private readonly List<string> _remarks = [];

    /// <summary>The properties of a schema that becomes the type <paramref name="owner"/>. One whose name is taken is reported and left out.</summary>
    public PropertyModel[] Of(Component schema, string owner, TakenNames taken)
    {
        var (required, source) = (schema.Node.ItemsOf("required"), SourceOf(schema.Name));
        _names.Begin(owner, taken);
        _found.Clear();
        if (schema.Node.Has("allOf"))
            foreach (var member in Properties.Of(binding.Description, schema.Node))
                Add(member, schema.Name, source, Holds(required, member.Name));
        else
            foreach (var member in schema.Node.MembersOf("properties"))
                Add(member, schema.Name, source, Holds(required, member.Name));
        foreach (var name in required)
            if (!_found.Exists(property => property.WireName == name.Text) && Properties.Find(binding.Description, schema.Node, name.Text) is null)
                binding.Report(Rules.UnknownBodyMember, name.Place, name.Text, schema.Name, Nearest.Hint(name.Text, _found.Select(property => property.WireName)));
        return _found.ToArray();
    }

    private void Add(JsonMember member, string schema, string source, bool isRequired)
    {
        var property = Bind(member, schema, source, isRequired);
        if (!HidesItsItems(property, member) && _names.Claim(property.Name, member.Name, member.Place))
            _found.Add(property);
    }

    private static bool Holds(JsonItems names, string name)
    {
        foreach (var item in names)
            if (item.Kind == JsonKind.Text && item.Text == name)
                return true;
        return false;
    }

    /// <summary>A list that is called as the type of its items would hide that type from the code that reads it.</summary>
    private bool HidesItsItems(PropertyModel property, JsonMember member)
    {
        if (property.Type.Element is not { Kind: TypeKind.Entity } items || items.Name != property.Name)
            return false;
        binding.Report(Rules.NameTaken, member.Place, member.Name, property.Name, "the type of its items");
        return true;
    }

    private PropertyModel Bind(JsonMember member, string schema, string source, bool isRequired)
    {
        var node = member.Value;
        var type = binding.Types.Bind(node);
        if (type.Kind == TypeKind.Map)
            type = type.NotNull();
        if (DescriptionOf(node) is null)
            binding.Report(Rules.MissingDescription, member.Place, $"{schema}.{member.Name}");
        return new PropertyModel(member.Name, NameOf(node, member.Name, member.Place), type, DocsOf(node, source))
        {
            Alias = node.TextOf("x-sbg-alias"),
            Checks = binding.Limits.Of(type, node),
            Default = DefaultOf(node, type),
            IsReadOnly = node.Flag("readOnly"),
            IsRequired = isRequired,
            IsInLists = node.TextOf("x-sbg-present") == "list",
            IsSecret = node.Flag("x-sbg-secret"),
            IsDeprecated = node.Flag("deprecated"),
            Repeats = node.Flag("x-sbg-repeats"),
            IsNullWhenAbsent = IsNullWhenAbsent(node, type),
        };
    }

    /// <summary>What may be absent where others of its kind are not, such as the error of an item that has none.</summary>
    private bool IsNullWhenAbsent(JsonNode node, TypeModel type)
    {
        if (node["x-sbg-absent"] is not { } absent)
            return false;
        if (!type.IsNullable || !node.Flag("readOnly"))
            binding.Report(Rules.BadWordValue, absent.Place, "x-sbg-absent", "it stands on a property that is nullable and readOnly");
        return type.IsNullable;
    }

    /// <summary>A query parameter as a member of a filter.</summary>
    public PropertyModel OfParameter(Component parameter)
    {
        var node = parameter.Node;
        var wireName = node.TextOf("name") ?? "";
        var place = (node["name"] ?? node).Place;
        var schema = node["schema"] ?? node;
        var prefix = node.TextOf("x-sbg-prefix");
        if (node["schema"] is null)
            binding.Report(Rules.MissingType, node.Place);
        var type = prefix is not null ? new TypeModel(TypeKind.TextValues, "FilterValues")
            : node["schema"] is null ? new TypeModel(TypeKind.Text, "string")
            : node.TextOf("x-sbg-wire") == "month-day-year" && schema.TextOf("type") == "string" ? new TypeModel(TypeKind.Day, "DateOnly")
            : ParameterTypes.InQuery(binding, wireName, place, binding.Types.Bind(schema, node["x-sbg-wire"] ?? schema["x-sbg-wire"]));
        if (node["description"] is null)
            binding.Report(Rules.MissingDescription, place, wireName);
        return new PropertyModel(wireName, NameOf(node, wireName, place), type, DocsOf(node))
        {
            Prefix = prefix,
            Form = FormOf(node, type),
            Checks = binding.Limits.Of(type, schema),
            IsRequired = node.Flag("required"),
            IsSecret = node.Flag("x-sbg-secret"),
            IsDeprecated = node.Flag("deprecated"),
        };
    }

    private ListForm FormOf(JsonNode node, TypeModel type)
    {
        if (node["x-sbg-empty"] is { } empty && (type.Kind != TypeKind.List || IsJoined(node)))
            binding.Report(Rules.BadWordValue, empty.Place, "x-sbg-empty", "it stands on a query parameter that is a list of values on their own");
        return type.Kind != TypeKind.List ? ListForm.Repeated
            : IsJoined(node) ? ListForm.Joined
            : node.Has("x-sbg-empty") ? ListForm.RepeatedOrEmpty
            : ListForm.Repeated;
    }

    private static bool IsJoined(JsonNode node) => node.Has("explode") && !node.Flag("explode");

    private string NameOf(JsonNode node, string wireName, Place place)
    {
        var name = node.TextOf("x-sbg-name") ?? Naming.Pascal(wireName);
        if (Naming.IsName(name))
            return name;
        binding.Report(Rules.NoName, place, wireName);
        return "Unnamed" + place.Start.ToString(CultureInfo.InvariantCulture);
    }

    private string? DescriptionOf(JsonNode node) =>
        node.TextOf("description")
        ?? (node["$ref"] is not null ? TargetDescription(node) : null)
        ?? (node["allOf"] is { Items.Count: 1 } all ? TargetDescription(all.Items[0]) : null);

    private string? TargetDescription(JsonNode reference) =>
        binding.Description.SchemaIn(reference.TextOf("$ref") ?? "")?.Node.TextOf("description");

    public Docs DocsOf(JsonNode node, string source = "")
    {
        _remarks.Clear();
        if (Word("x-sbg-unit") is { } unit)
            _remarks.Add($"Unit: {unit}.");
        if (binding.Limits.InWords(node["schema"] ?? node) is { } limits)
            _remarks.Add(limits);
        if ((node["default"] ?? node["schema"]?["default"]) is { Text.Length: > 0 } standard)
            _remarks.Add($"Default: <c>{standard.Text}</c>.");
        if (Word("x-sbg-since") is { } since)
            _remarks.Add($"Since: {since}.");
        if (Word("x-sbg-note") is { } note)
            _remarks.Add($"Note: {note}");
        return new Docs(DescriptionOf(node) ?? node.TextOf("summary") ?? "", EquatableArray.From(_remarks)) { Source = source };

        // Of a parameter some words may stand on its schema.
        string? Word(string name) => node.TextOf(name) ?? node["schema"]?.TextOf(name);
    }

    /// <summary>The docs of a type; a component without a sentence is reported.</summary>
    public Docs DocsOf(Component schema)
    {
        if (string.IsNullOrWhiteSpace(schema.Node.TextOf("description")))
            binding.Report(Rules.MissingDescription, schema.Place, schema.Name);
        return DocsOf(schema.Node, SourceOf(schema.Name));
    }

    private static string SourceOf(string schema) => $"Source: description schema <c>{schema}</c>.";

    /// <summary>The default as C#; null when there is none, or none that C# could hold.</summary>
    private string? DefaultOf(JsonNode node, TypeModel type)
    {
        if (node["default"] is not { Kind: not JsonKind.Null } value)
            return null;
        var isFit = (type.Kind, value.Kind) switch
        {
            (TypeKind.Text or TypeKind.OpenEnum or TypeKind.ClosedEnum, JsonKind.Text) => true,
            (TypeKind.Integer or TypeKind.Number, JsonKind.Number) => long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            (TypeKind.Boolean, JsonKind.Boolean) => true,
            (TypeKind.List or TypeKind.Map or TypeKind.TextMap or TypeKind.JsonMap, JsonKind.List or JsonKind.Object) => true,
            _ => false,
        };
        if (!isFit)
            binding.Report(Rules.BadDefault, value.Place, value.Text, type.InWords);
        return !isFit ? null : type.Kind switch
        {
            TypeKind.OpenEnum or TypeKind.ClosedEnum => EnumDefault(node, value, type),
            TypeKind.Text => CSharpText.Literal(value.Text),
            TypeKind.List or TypeKind.Map or TypeKind.TextMap or TypeKind.JsonMap => null,
            _ => value.Text,
        };
    }

    private string? EnumDefault(JsonNode node, JsonNode value, TypeModel type)
    {
        var reference = node.Has("$ref") ? node : node.ItemsOf("allOf")[0];
        if (binding.Description.Resolve(reference, "schemas")?.Node is not { } words)
            return null;
        if (words.ItemsOf("enum").Any(item => item.Text == value.Text))
            return $"{type.Name}.{EnumNames.Of(words, value.Text)}";
        binding.Report(Rules.UnknownValue, value.Place, value.Text, Nearest.Hint(value.Text, words.ItemsOf("enum").Select(item => item.Text)));
        return null;
    }
}
