namespace SevenBridges.Generator.Model;

/// <summary>What an operation sends: as one argument, and with its members as arguments where the description says so.</summary>
internal sealed class BodyBinder(Binding binding, PropertyBinder properties)
{
    /// <summary>Null when nothing is sent, or after an error.</summary>
    public BodyParts? Bind(OperationNode operation)
    {
        if (operation.Node["requestBody"] is not { } written || binding.Description.NodeOf(written, "requestBodies") is not { } body)
            return null;
        if (body["content"] is not { } content || Media.JsonSchemaIn(content) is not { } schema)
        {
            binding.Report(Rules.MissingMedia, (body["content"] ?? body).Place);
            return null;
        }

        var type = binding.Types.Bind(schema).NotNull();
        if (KindOf(type) is { } kind)
            return new BodyParts(Argument(body, schema, type), kind, EquatableArray.From(SpreadOf(operation, schema, type)), TextMediaIn(content));
        binding.Report(Rules.OddBody, (schema["$ref"] ?? schema["type"] ?? schema).Place, operation.Id, type.InWords);
        return null;
    }

    /// <summary>What is taken as a text beside JSON, such as YAML.</summary>
    private static string? TextMediaIn(JsonNode content)
    {
        foreach (var media in content.Members)
            if (media.Name != "application/json" && media.Value["schema"]?.TextOf("type") == "string")
                return media.Name;
        return null;
    }

    private static BodyKind? KindOf(TypeModel type) => type.Kind switch
    {
        TypeKind.List => BodyKind.List,
        TypeKind.Body or TypeKind.Entity or TypeKind.Map or TypeKind.Raw => BodyKind.Json,
        _ => null,
    };

    private ArgumentModel Argument(JsonNode body, JsonNode schema, TypeModel type)
    {
        var given = body.TextOf("x-sbg-name");
        if (given is not null && !Naming.IsArgument(Naming.Argument(given)))
            binding.Report(Rules.NoName, (body["x-sbg-name"] ?? body).Place, given);
        var name = given is not null && Naming.IsArgument(Naming.Argument(given)) ? Naming.Argument(given) : NameOf(type);
        var summary = body.TextOf("description") ?? properties.DocsOf(schema).Summary;
        var limits = type.Kind == TypeKind.List && binding.Limits.InWords(schema) is { } words ? " " + words : "";
        return new ArgumentModel(name, name, type, (summary.Length > 0 ? summary : "What is sent.") + limits)
        {
            IsRequired = body.Flag("required"),
            Checks = type.Kind == TypeKind.List ? binding.Limits.Of(type, schema) : default,
        };
    }

    private static string NameOf(TypeModel type) => type.Kind switch
    {
        TypeKind.List => "items",
        TypeKind.Raw => "document",
        _ => Naming.Argument(type.Name),
    };

    private IEnumerable<PropertyModel> SpreadOf(OperationNode operation, JsonNode schema, TypeModel type)
    {
        if (operation.Node["x-sbg-arguments"] is not { } names)
            return [];
        if (type.Kind is not (TypeKind.Body or TypeKind.Entity) || binding.Description.Resolve(schema, "schemas") is not { } body)
        {
            binding.Report(Rules.BadWordValue, names.Place, "x-sbg-arguments", "the body has no members of its own");
            return [];
        }

        var members = properties.Of(body, type.Name, type.Kind == TypeKind.Body ? TakenNames.OfRecord : TakenNames.OfModel);
        var spread = Named(names, body, members).ToArray();
        if (members.FirstOrDefault(member => member.IsRequired && member.Default is null && !spread.Contains(member)) is not { } missing)
            return spread.Select(member => IsOnlyChoice(body.Node, member, spread) ? member with { IsRequired = true } : member);
        binding.Report(Rules.ShortFormIncomplete, names.Place, body.Name, missing.WireName);
        return [];
    }

    private IEnumerable<PropertyModel> Named(JsonNode names, Component body, IReadOnlyList<PropertyModel> members)
    {
        foreach (var name in names.Items)
            if (members.FirstOrDefault(member => member.WireName == name.Text && !member.IsReadOnly) is { } found)
                yield return found;
            else
                binding.Report(Rules.UnknownBodyMember, name.Place, name.Text, body.Name, Nearest.Hint(name.Text, members.Select(member => member.WireName)));
    }

    /// <summary>Of several members of which one must be given, the short form has only this one: so it must be given there.</summary>
    private static bool IsOnlyChoice(JsonNode body, PropertyModel member, IReadOnlyCollection<PropertyModel> spread) =>
        body.ItemsOf("x-sbg-one-of").Any(choice =>
            choice.Flag("required") && choice.TextsOf("of").Contains(member.WireName)
            && choice.TextsOf("of").Count(name => spread.Any(other => other.WireName == name)) == 1);
}

/// <summary>What an operation sends: the argument, in which form, the members that are arguments too, and the media type of another form as text.</summary>
internal readonly record struct BodyParts(ArgumentModel Argument, BodyKind Kind, EquatableArray<PropertyModel> Spread, string? TextMedia);
