using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>The grammar of <c>fields</c>: <c>id,name</c> selects, <c>!metadata</c> leaves out, <c>origin.task</c> goes inside, <c>_all</c> is everything.</summary>
internal sealed class FieldFilter
{
    private readonly List<string[]> _selected = [];
    private readonly List<string[]> _left = [];
    private readonly bool _all;

    private FieldFilter(string fields, IReadOnlyList<string>? standard)
    {
        foreach (var field in fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (field == "_all")
                _all = true;
            else if (field[0] == '!')
                _left.Add(field[1..].Split('.'));
            else
                _selected.Add(field.Split('.'));
        if (fields.Length == 0 && standard is not null)
            _selected.AddRange(standard.Select(name => new[] { name }));
        _all |= _selected.Count == 0;
    }

    /// <param name="fields">The parameter; null or empty: what comes by itself.</param>
    /// <param name="standard">What comes by itself; null: everything.</param>
    public static FieldFilter Of(string? fields, IReadOnlyList<string>? standard) => new(fields ?? "", standard);

    public JsonNode Apply(JsonNode document)
    {
        if (document is not JsonObject source)
            return document;
        var result = _all ? source : Select(source);
        foreach (var path in _left)
            Remove(result, path);
        return result;
    }

    private JsonObject Select(JsonObject source)
    {
        var result = new JsonObject();
        foreach (var path in _selected)
            Copy(source, result, path);
        return result;
    }

    private static void Copy(JsonObject source, JsonObject target, ReadOnlySpan<string> path)
    {
        if (!source.TryGetPropertyValue(path[0], out var value))
            return;
        if (path.Length == 1 || value is not JsonObject inner)
        {
            target[path[0]] = value?.DeepClone();
            return;
        }

        if (target[path[0]] is not JsonObject nested)
            target[path[0]] = nested = [];
        Copy(inner, nested, path[1..]);
    }

    private static void Remove(JsonObject target, ReadOnlySpan<string> path)
    {
        if (path.Length == 1)
            target.Remove(path[0]);
        else if (target[path[0]] is JsonObject inner)
            Remove(inner, path[1..]);
    }
}
