using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Benchmarks.Generating;

/// <summary>The description several times over: each copy has names of its own for documents, resources, operations, paths and components.</summary>
internal sealed partial class TenfoldDescription
{
    private readonly IReadOnlyDictionary<string, JsonObject> _documents;
    private readonly HashSet<string> _operations;

    public TenfoldDescription(IReadOnlyDictionary<string, string> documents)
    {
        _documents = documents.ToDictionary(pair => pair.Key, pair => JsonNode.Parse(pair.Value)!.AsObject());
        _operations = [.. _documents.Values.SelectMany(Operations)];
    }

    /// <summary>The documents by name: the first copy as it is, the others renamed.</summary>
    public IReadOnlyDictionary<string, string> Times(int count) => Enumerable.Range(0, count)
        .SelectMany(copy => _documents.Select(document => copy == 0
            ? (document.Key, document.Value.ToJsonString())
            : (Document(document.Key, $"X{copy}"), Renamed(document.Value, $"X{copy}").ToJsonString())))
        .ToDictionary(document => document.Item1, document => document.Item2);

    private static IEnumerable<string> Operations(JsonObject document) =>
        document["paths"]?.AsObject().SelectMany(path => path.Value!.AsObject()).Select(call => (call.Value as JsonObject)?["operationId"]?.GetValue<string>()).OfType<string>() ?? [];

    private JsonObject Renamed(JsonObject document, string suffix)
    {
        var copy = Copy(document, suffix).AsObject();
        copy.Remove("x-sbg-error-codes");
        Rename(copy["paths"] as JsonObject, path => path == "/" ? $"/{suffix}" : $"/{suffix}{path}");
        Rename(copy["x-sbg-resource"] as JsonObject, resource => Operation(resource, suffix));
        foreach (var (_, kind) in copy["components"]?.AsObject().ToArray() ?? [])
            Rename(kind as JsonObject, name => name + suffix);
        return copy;
    }

    private JsonNode Copy(JsonNode node, string suffix, string member = "") => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Copy(pair.Value, suffix, member == "x-sbg-id" ? "x-sbg-id." + pair.Key : pair.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Copy(item, suffix, member))]),
        _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => JsonValue.Create(Text(node.GetValue<string>(), suffix, member)),
        _ => node.DeepClone(),
    };

    private string Text(string text, string suffix, string member) => member switch
    {
        "$ref" => Reference().Replace(text, match => $"{(match.Groups[1].Length > 0 ? Document(match.Groups[1].Value, suffix) : "")}{match.Groups[2].Value}{suffix}"),
        "operationId" or "operation" or "x-sbg-get" or "x-sbg-repeat" => text.StartsWith("ask:", StringComparison.Ordinal)
            ? "ask:" + Operation(text["ask:".Length..], suffix)
            : _operations.Contains(text) ? Operation(text, suffix) : text,
        "x-sbg-id" => IdOfPath().Replace(text, match => $"{match.Groups[1].Value}{suffix}{match.Groups[2].Value}"),
        "x-sbg-id.of" or "x-sbg-query" => text + suffix,
        _ => text,
    };

    private static void Rename(JsonObject? map, Func<string, string> name)
    {
        foreach (var (key, value) in map?.ToArray() ?? [])
        {
            map!.Remove(key);
            map.Add(name(key), value);
        }
    }

    private static string Document(string name, string suffix) => name.Replace(".json", suffix + ".json", StringComparison.Ordinal);

    private static string Operation(string id, string suffix) => id.Split('.', 2) is [var resource, var rest] ? $"{resource}{suffix}.{rest}" : id + suffix;

    [GeneratedRegex(@"^(\w+\.json)?(#/components/\w+/\w+)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(\w+)(\..*)$")]
    private static partial Regex IdOfPath();
}
