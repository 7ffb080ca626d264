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

    public static string Of(object? result, Scene scene) => Named(Side.Comparable(Node(result)?.ToJsonString(Readable) ?? "null"), scene);

    /// <summary>Ids of the scene by their names there; others by the order in which they come.</summary>
    public static string Named(string text, Scene scene)
    {
        foreach (var (name, id) in scene.Names.OrderByDescending(named => named.Id.Length))
            text = text.Replace(id, $"{{{name}}}", StringComparison.Ordinal);
        var others = new List<string>();
        return Id().Replace(text, found =>
        {
            if (!others.Contains(found.Value))
                others.Add(found.Value);
            return $"{{id {(others.IndexOf(found.Value) + 1).ToString(CultureInfo.InvariantCulture)}}}";
        });
    }

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
        ? items => new JsonObject
        {
            ["href"] = (string?)Part(value, "Href"),
            ["total"] = (long?)Part(value, "Total"),
            ["hasNext"] = (bool)Part(value, "HasNext")!,
            ["items"] = new JsonArray([.. items.Cast<object?>().Select(Node)]),
        }
        : null;

    private static bool IsMap(object value) => value.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static object? Part(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner);

    [GeneratedRegex(@"\b([0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
