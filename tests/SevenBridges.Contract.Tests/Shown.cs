using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Contract.Tests;

/// <summary>What our client shows of an answer, as a text that is the same for each run: ports and signatures left out, ids by what they stand for.</summary>
internal static partial class Shown
{
    private static readonly JsonSerializerOptions Models = new() { TypeInfoResolver = SevenBridgesJson.Resolver };
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(object? result, IReadOnlyList<(string Name, string Id)> ids) => Named(Side.Comparable(Node(result)?.ToJsonString(Readable) ?? "null"), ids);

    /// <summary>Ids by what they stand for; those that stand nowhere else by the order in which they come.</summary>
    public static string Named(string text, IReadOnlyList<(string Name, string Id)> ids)
    {
        foreach (var (name, id) in ids)
            text = text.Replace(id, $"{{{name}}}", StringComparison.Ordinal);
        var others = new List<string>();
        return Id().Replace(text, found =>
        {
            if (!others.Contains(found.Value))
                others.Add(found.Value);
            return $"{{id {(others.IndexOf(found.Value) + 1).ToString(CultureInfo.InvariantCulture)}}}";
        });
    }

    /// <summary>The ids inside of a document, by where each stands first.</summary>
    public static IEnumerable<(string Name, string Id)> IdsIn(string place, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => IdsIn($"{place} {member.Key}", member.Value)),
        JsonArray items => items.SelectMany((item, index) => IdsIn($"{place} {index.ToString(CultureInfo.InvariantCulture)}", item)),
        JsonValue value when value.TryGetValue<string>(out var text) && Id().Match(text) is { Success: true } found && found.Length == text.Length => [(place, text)],
        _ => [],
    };

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonElement json => JsonNode.Parse(json.GetRawText()),
        PlatformModel model => JsonSerializer.SerializeToNode(model, model.GetType(), Models),
        RawDocument or CwlValue => JsonNode.Parse(value.ToString()!),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IEnumerable items when PageOf(value) is { } page => page(items),
        IEnumerable pairs when IsMap(value) => new JsonObject(pairs.Cast<object>().Select(pair => KeyValuePair.Create((string)Part(pair, "Key")!, Node(Part(pair, "Value"))))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Node)]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static Func<IEnumerable, JsonNode>? PageOf(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>)
        ? items => Page(value, items)
        : null;

    private static JsonObject Page(object page, IEnumerable items)
    {
        var shown = new JsonObject
        {
            ["href"] = (string?)Part(page, "Href"),
            ["total"] = (long?)Part(page, "Total"),
            ["hasNext"] = (bool)Part(page, "HasNext")!,
            ["items"] = new JsonArray([.. items.Cast<object?>().Select(Node)]),
        };
        if (Part(page, "Prefixes") is IReadOnlyList<VolumePrefix> { Count: > 0 } prefixes)
            shown["prefixes"] = Node(prefixes);
        return shown;
    }

    private static bool IsMap(object value) => value.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static object? Part(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner);

    // Files, then tasks and the like, then uploads, imports and exports, then jobs and invoices. A checksum is none: it has no capitals.
    [GeneratedRegex(@"\b[0-9a-f]{24}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{32,64}\b|(?<=[""/])[0-9]{15,19}(?=[""/?]|$)|^[0-9]{15,19}$")]
    private static partial Regex Id();
}
