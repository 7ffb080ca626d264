namespace SevenBridges.Generator.Model;

/// <summary>What else stands for an id, as <c>accepts</c> of its <c>x-sbg-id</c> says: ids of other kinds with their models, and models by one of their properties.</summary>
internal sealed class AcceptedIds(Binding binding)
{
    public EquatableArray<ConversionModel> Of(Component id)
    {
        var found = new List<ConversionModel>();
        foreach (var entry in id.Node["x-sbg-id"]?.ItemsOf("accepts") ?? default)
            foreach (var conversion in ConversionsOf(id, entry))
                if (found.All(other => other.Type != conversion.Type))
                    found.Add(conversion);
        return EquatableArray.From(found);
    }

    private IEnumerable<ConversionModel> ConversionsOf(Component id, JsonNode entry)
    {
        var parts = entry.Text.Split('.');
        var schema = binding.Description.Schema(parts[0]);
        if (schema is not null && parts.Length == 1 && schema != id && SchemaKinds.Of(schema) == SchemaKind.Id)
            return OfId(id, schema);
        if (schema is not null && parts.Length == 2 && OfProperty(id, schema, parts[1]) is { } conversion)
            return [conversion];
        binding.Report(Rules.UnknownReference, entry.Place, entry.Text, "known id or property that holds one", "");
        return [];
    }

    /// <summary>The other id itself, and the model that it identifies.</summary>
    private IEnumerable<ConversionModel> OfId(Component id, Component other)
    {
        var argument = Naming.Argument(other.Node["x-sbg-id"]?.TextOf("argument") ?? "id");
        yield return new ConversionModel(other.TypeName, argument, $"new({argument}.Value, true)", IsModel: false);
        if (other.Node["x-sbg-id"]?.TextOf("of") is { } of && binding.Description.Schema(of) is { } model
            && Identities.PropertyOf(binding.Description, model) is { } property && OfProperty(id, model, property.Name) is { } conversion)
            yield return conversion;
    }

    private ConversionModel? OfProperty(Component id, Component schema, string name)
    {
        if (SchemaKinds.Of(schema) != SchemaKind.Entity || Properties.Find(binding.Description, schema.Node, name) is not { } property
            || binding.Types.Bind(property) is not { Kind: TypeKind.Id } type)
            return null;
        var model = schema.TypeName;
        var argument = Naming.Argument(schema.Name);
        var value = $"Given.Or({argument}).{property.TextOf("x-sbg-name") ?? Naming.Pascal(name)}{(type.IsNullable ? ".GetValueOrDefault()" : "")}";
        return new ConversionModel(model, argument, type.Name == id.TypeName ? value : $"new({value}.Value, true)", IsModel: true);
    }
}
