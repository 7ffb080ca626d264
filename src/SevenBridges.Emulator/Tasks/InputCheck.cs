using System.Text.Json;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Cwl;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Says what keeps the inputs of a task from fitting its app.</summary>
internal sealed class InputCheck(Call call)
{
    /// <summary>The problems as the task's <c>errors</c> show them; none when it may run.</summary>
    public JsonArray Problems(CwlTool tool, JsonObject inputs)
    {
        var problems = new JsonArray();
        foreach (var input in tool.Inputs)
        {
            if (Problem(input, inputs[input.Id]) is { } problem)
                problems.Add((JsonNode)Of(input.Id, problem));
        }

        foreach (var (id, _) in inputs)
        {
            if (tool.Input(id) is null)
                problems.Add((JsonNode)Of(id, $"The app has no input '{id}'."));
        }

        return problems;
    }

    public static JsonObject Of(string input, string message) => new() { ["input"] = input, ["message"] = message };

    private string? Problem(CwlInput input, JsonNode? value)
    {
        if (value is not null)
            return Misfit(input.Type, value) is { } misfit ? $"Input '{input.Id}': {misfit}" : null;
        return input.IsRequired ? $"Required input '{input.Id}' is missing." : null;
    }

    private string? Misfit(CwlType type, JsonNode? value) => type.Kind switch
    {
        CwlKind.File => OfFile(value),
        CwlKind.Directory => OfFolder(value),
        CwlKind.List => OfList(type, value),
        CwlKind.Text => Kind(value) == JsonValueKind.String ? null : "a text is expected.",
        CwlKind.Integer => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.ToJsonString().All(letter => char.IsAsciiDigit(letter) || letter == '-')
            ? null
            : "a whole number is expected.",
        CwlKind.Number => Kind(value) == JsonValueKind.Number ? null : "a number is expected.",
        CwlKind.Boolean => Kind(value) is JsonValueKind.True or JsonValueKind.False ? null : "true or false is expected.",
        CwlKind.Enumeration => CwlValues.TextOf(value) is { } text && type.Symbols.Contains(text) ? null : $"one of '{string.Join("', '", type.Symbols)}' is expected.",
        CwlKind.Record => value is JsonObject ? null : "a record is expected.",
        _ => Unknown(value),
    };

    private string? OfList(CwlType type, JsonNode? value)
    {
        if (value is not JsonArray list)
            return "a list is expected.";
        return type.Items is { } items ? list.Select(item => Misfit(items, item)).FirstOrDefault(misfit => misfit is not null) : null;
    }

    private string? OfFile(JsonNode? value)
    {
        if (!CwlValues.IsFile(value))
            return """a file is expected, written {"class": "File", "path": ID}.""";
        return Unknown(value) ?? (CwlValues.Find(call, value)!.IsFolder ? $"'{CwlValues.PathOf(value)}' is a folder." : null);
    }

    private string? OfFolder(JsonNode? value)
    {
        if (!CwlValues.IsFolder(value))
            return """a folder is expected, written {"class": "Directory", "path": ID}.""";
        return Unknown(value) ?? (CwlValues.Find(call, value)!.IsFolder ? null : $"'{CwlValues.PathOf(value)}' is no folder.");
    }

    /// <summary>A file that does not exist fits nowhere.</summary>
    private string? Unknown(JsonNode? value) =>
        CwlValues.FilesIn(value).FirstOrDefault(file => CwlValues.Find(call, file) is null) is { } missing
            ? $"file '{CwlValues.PathOf(missing)}' does not exist or is not visible to you."
            : null;

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;
}
