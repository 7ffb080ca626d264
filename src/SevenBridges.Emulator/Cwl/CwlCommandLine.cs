using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Puts a command line together as CWL says: base command, then arguments and inputs by position.</summary>
internal static class CwlCommandLine
{
    /// <param name="tool">The tool.</param>
    /// <param name="inputs">The job: files with their <c>path</c> on the instance.</param>
    /// <param name="expressions">What fills in references.</param>
    public static List<string> Build(CwlTool tool, JsonObject inputs, CwlExpressions expressions)
    {
        var arguments = tool.Arguments.Select((argument, index) => (argument.Position, Group: 0, Order: index, Name: "", Words: Bound(argument, expressions.Value(argument.ValueFrom))));
        var values = tool.Inputs.Where(input => input.Binding is not null)
            .Select(input => (input.Binding!.Position, Group: 1, Order: 0, Name: input.Id, Words: OfInput(input, inputs[input.Id], expressions)));
        var bound = arguments.Concat(values).OrderBy(entry => entry.Position).ThenBy(entry => entry.Group).ThenBy(entry => entry.Order)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry => entry.Words);
        return [.. tool.BaseCommand.Select(word => expressions.Text(word)), .. bound];
    }

    private static IEnumerable<string> OfInput(CwlInput input, JsonNode? value, CwlExpressions expressions)
    {
        if (value is null)
            return [];
        if (input.Binding!.ValueFrom is { } source)
            return Bound(input.Binding, expressions.Value(source, value));
        return value is JsonArray list && input.Type.ItemBinding is { } each
            ? [.. Prefix(input.Binding), .. list.SelectMany(item => Bound(each, item))]
            : Bound(input.Binding, value);
    }

    private static IEnumerable<string> Bound(CwlBinding binding, JsonNode? value) => value switch
    {
        null => [],
        JsonArray { Count: 0 } => [],
        JsonArray list when binding.ItemSeparator is { } separator => Joined(binding, string.Join(separator, list.Select(CwlExpressions.Words))),
        JsonArray list => [.. Prefix(binding), .. list.Select(CwlExpressions.Words)],
        JsonValue flag when flag.GetValueKind() == JsonValueKind.True => Prefix(binding),
        JsonValue flag when flag.GetValueKind() == JsonValueKind.False => [],
        _ => Joined(binding, CwlExpressions.Words(value)),
    };

    private static IEnumerable<string> Joined(CwlBinding binding, string word) =>
        binding.IsSeparate ? [.. Prefix(binding), word] : [binding.Prefix + word];

    private static IEnumerable<string> Prefix(CwlBinding binding) => string.IsNullOrEmpty(binding.Prefix) ? [] : [binding.Prefix];

    /// <summary>The command as a person would type it.</summary>
    public static string Text(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./:=+,@%".Contains(letter)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
