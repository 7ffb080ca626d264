using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Emulator.Cwl;

/// <summary>A document needs JavaScript or something else that this Platform does not evaluate.</summary>
internal sealed class CwlUnsupportedException(string expression) : Exception($"The expression '{expression}' is more than a reference to a value.");

/// <summary>Fills in references: <c>$(inputs.reads.nameroot)</c>, in draft-2 <c>$job.inputs.reads.path</c>. No JavaScript.</summary>
internal sealed partial class CwlExpressions(JsonObject inputs)
{
    private readonly JsonObject roots = new()
    {
        ["inputs"] = inputs.DeepClone(),
        ["runtime"] = new JsonObject { ["cores"] = 1, ["ram"] = 1024, ["outdir"] = ".", ["tmpdir"] = "tmp", ["outdirSize"] = 1024, ["tmpdirSize"] = 1024 },
    };

    /// <summary>The value of a text or expression; a text that is nothing but one reference gives the value as it is.</summary>
    /// <exception cref="CwlUnsupportedException">It needs JavaScript.</exception>
    public JsonNode? Value(JsonNode? node, JsonNode? self = null) => node switch
    {
        JsonObject expression when CwlReader.Text(expression["script"]) is { } script => Draft2(script.Trim(), self),
        JsonValue value when value.TryGetValue<string>(out var text) => OfText(text, self),
        _ => node?.DeepClone(),
    };

    /// <summary>The value as it stands on a command line or in a file's name.</summary>
    public string Text(JsonNode? node, JsonNode? self = null) => Words(Value(node, self));

    public static string Words(JsonNode? value) => value switch
    {
        null => "",
        JsonObject file when CwlReader.Text(file["path"]) is { } path => path,
        JsonArray list => string.Join(' ', list.Select(Words)),
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        JsonValue number when number.TryGetValue<double>(out var real) && number.GetValueKind() == JsonValueKind.Number && real % 1 != 0 =>
            real.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    private JsonNode? OfText(string text, JsonNode? self)
    {
        if (text.TrimStart().StartsWith("${", StringComparison.Ordinal))
            throw new CwlUnsupportedException(text);
        var whole = Reference().Match(text.Trim());
        return whole.Success && whole.Length == text.Trim().Length
            ? Resolve(whole.Groups[1].Value, self)
            : JsonValue.Create(Reference().Replace(text, match => Words(Resolve(match.Groups[1].Value, self))));
    }

    private JsonNode? Draft2(string script, JsonNode? self)
    {
        var path = script.TrimEnd(';').Trim();
        if (path.StartsWith("$job.", StringComparison.Ordinal))
            return Resolve(path["$job.".Length..], self);
        return path.StartsWith("$self", StringComparison.Ordinal) ? Resolve(path[1..], self) : throw new CwlUnsupportedException(script);
    }

    private JsonNode? Resolve(string path, JsonNode? self)
    {
        if (!Path().IsMatch(path))
            throw new CwlUnsupportedException(path);
        var steps = Step().Matches(path).Select(match => match.Groups[1].Value.Trim('"', '\'')).ToList();
        var at = steps[0] == "self" ? self : roots[steps[0]];
        foreach (var step in steps.Skip(1))
            at = Into(at, step);
        return at?.DeepClone();
    }

    private static JsonNode? Into(JsonNode? node, string step) => node switch
    {
        JsonObject map => map[step],
        JsonArray list when step == "length" => JsonValue.Create(list.Count),
        JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
        _ => null,
    };

    [GeneratedRegex(@"(?<!\\)\$\(\s*([^()]*?)\s*\)")]
    private static partial Regex Reference();

    [GeneratedRegex("""^(inputs|self|runtime)(\.\w+|\[\d+\]|\["[^"]+"\]|\['[^']+'\])*$""")]
    private static partial Regex Path();

    [GeneratedRegex("""(\w+|"[^"]+"|'[^']+')""")]
    private static partial Regex Step();
}
