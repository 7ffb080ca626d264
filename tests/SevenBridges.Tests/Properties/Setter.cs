using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>One thing that can be set in a model that can be saved: a property, one of a model inside of it, or a key of a map.</summary>
/// <param name="Root">The component that is saved.</param>
/// <param name="Place">The members that lead to what is set, by their names on the wire.</param>
/// <param name="Schema">What is set.</param>
/// <param name="IsKey">Whether a key of the map at this place is set, and not the whole.</param>
internal sealed record Setter(Schema Root, IReadOnlyList<string> Place, Schema Schema, bool IsKey)
{
    public static IReadOnlyDictionary<string, Setter> All { get; } = Description.Schemas.Values
        .Where(schema => schema["x-sbg-save"] is not null)
        .SelectMany(root => Below(root, root, []))
        .ToDictionary(setter => setter.ToString(), StringComparer.Ordinal);

    /// <summary>The call that saves it.</summary>
    public DescribedOperation Operation => Description.Operations[(string)Save["operation"]!];

    /// <summary>The members that lead to the value in the body: none when the property is the body.</summary>
    public IReadOnlyList<string> PlaceInBody => IsBare ? [.. Place.Skip(1)] : Place;

    public override string ToString() => $"{Root.Name}.{string.Join('.', Place)}{(IsKey ? "[key]" : "")}";

    /// <summary>What a save sends when it carries the property with all its members, as it was loaded but for what was set; null: it sends only what was set.</summary>
    public JsonObject? Whole(JsonNode value)
    {
        if ((bool?)Save["whole"] != true || Place.Count == 1)
            return null;
        var whole = new JsonObject { [Place[0]] = Plain.Sent(Root.Properties.First(property => property.Name == Place[0]).Schema) };
        Place.SkipLast(1).Aggregate((JsonNode)whole, (holder, step) => holder[step]!)[Place[^1]] = value.DeepClone();
        return whole;
    }

    /// <summary>Sets it.</summary>
    /// <returns>What was set, as it travels.</returns>
    public JsonNode Set(PlatformModel model, int variant = 1)
    {
        object target = model;
        foreach (var step in Place.SkipLast(1))
            target = Surface.PropertiesOf(target.GetType())[step].GetValue(target)!;
        var property = Surface.PropertiesOf(target.GetType())[Place[^1]];
        var value = Plain.Sent(Schema, variant)!;
        if (!IsKey)
            property.SetValue(target, Values.Of(property.PropertyType, Schema, value.ToJsonString()));
        else
            SetKey(property.GetValue(target)!, Values.Of(property.PropertyType, Schema, value.ToJsonString())!);
        return value;
    }

    /// <summary>Takes the one pair of a map over into another.</summary>
    private static void SetKey(object map, object from)
    {
        var indexer = map.GetType().GetProperty("Item")!;
        indexer.SetValue(map, indexer.GetValue(from, ["key"]), ["key"]);
    }

    private JsonNode Save => Saves.First(save => (save["properties"] is not JsonArray listed || listed.Any(name => (string?)name == Place[0])) && (string?)save["when"] != (IsKey ? "replace" : "merge"));

    private IEnumerable<JsonNode> Saves => Root["x-sbg-save"]!.AsArray().Select(save => save!);

    private bool IsBare => Save["properties"] is JsonArray { Count: 1 } && Operation.Body is { } body
        && Root.Properties.First(property => property.Name == Place[0]).Schema is var own && (body.Name is null ? body.Form == own.Form : body.Name == own.Name);

    private static IEnumerable<Setter> Below(Schema root, Schema schema, string[] place)
    {
        var settable = Surface.PropertiesOf(Surface.TypeOf[schema.Name!]);
        foreach (var (name, property) in schema.Properties)
        {
            if (!settable.TryGetValue(name, out var member) || member.SetMethod is not { IsPublic: true })
                continue;
            yield return new Setter(root, [.. place, name], property, IsKey: false);
            if (property.IsTracked)
                yield return new Setter(root, [.. place, name], property, IsKey: true);
            if (property.Form == Form.Object && place.Length < 6)
                foreach (var inner in Below(root, property, [.. place, name]))
                    yield return inner;
        }
    }
}
