using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Splits a batch into its child tasks.</summary>
internal static class Batches
{
    /// <summary>One group of items of the input that is split.</summary>
    internal sealed record Group(string Value, JsonObject Fields, IReadOnlyList<JsonNode> Items);

    /// <summary>What keeps a batch from being split; null when nothing does.</summary>
    public static string? Problem(TaskEntry task)
    {
        var input = (string?)task.Document["batch_input"] ?? "";
        if (task.Tool.Input(input) is null)
            return $"The app has no input '{input}' to batch by.";
        return task.Document["inputs"]?[input] is JsonArray { Count: > 0 } ? null : $"Input '{input}' must be a list with at least one item to be batched.";
    }

    public static IReadOnlyList<Group> Split(TaskEntry task, PlatformState state)
    {
        var items = ((JsonArray)task.Document["inputs"]![(string)task.Document["batch_input"]!]!).OfType<JsonNode>().ToList();
        var by = task.Document["batch_by"] as JsonObject;
        return string.Equals((string?)by?["type"], "ITEM", StringComparison.OrdinalIgnoreCase)
            ? [.. items.Select(item => new Group(Label(item, state), [], [item]))]
            : ByCriteria(items, [.. (by?["criteria"] as JsonArray ?? []).Select(criterion => (string)criterion!)], state);
    }

    /// <summary>The inputs of the child task of a group.</summary>
    public static JsonObject Inputs(TaskEntry task, Group group)
    {
        var id = (string)task.Document["batch_input"]!;
        var inputs = (JsonObject)task.Document["inputs"]!.DeepClone();
        var takesList = task.Tool.Input(id)!.Type.Kind == Cwl.CwlKind.List;
        inputs[id] = takesList || group.Items.Count > 1 ? new JsonArray([.. group.Items.Select(item => item.DeepClone())]) : group.Items[0].DeepClone();
        return inputs;
    }

    private static List<Group> ByCriteria(List<JsonNode> items, string[] criteria, PlatformState state) =>
    [
        .. items.GroupBy(item => string.Join(", ", criteria.Select(criterion => Of(item, criterion, state)?.ToString() ?? "")), StringComparer.Ordinal)
            .Select(group => new Group(group.Key, Fields(group.First(), criteria, state), [.. group])),
    ];

    private static JsonObject Fields(JsonNode item, string[] criteria, PlatformState state)
    {
        var fields = new JsonObject();
        foreach (var criterion in criteria)
            fields[criterion] = Of(item, criterion, state)?.DeepClone();
        return fields;
    }

    /// <summary>What a criterion such as <c>metadata.sample_id</c> says about a file.</summary>
    private static JsonNode? Of(JsonNode item, string criterion, PlatformState state)
    {
        var at = File(item, state)?.Document as JsonNode;
        foreach (var step in criterion.Split('.', 2))
            at = (at as JsonObject)?[step];
        return at;
    }

    private static string Label(JsonNode item, PlatformState state) => File(item, state)?.Name ?? Cwl.CwlExpressions.Words(item);

    private static FileEntry? File(JsonNode item, PlatformState state) =>
        CwlValues.PathOf(item is JsonArray { Count: > 0 } list ? list[0] : item) is { } id ? state.Files.GetValueOrDefault(id) : null;
}
