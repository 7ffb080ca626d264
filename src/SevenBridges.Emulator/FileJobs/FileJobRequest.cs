using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.FileJobs;

/// <summary>Reads the body that begins a job. Only its form is judged here; what is wrong with a file the job finds out itself.</summary>
internal static class FileJobRequest
{
    private const int LongestName = 255;

    public static IReadOnlyList<JsonObject> Items(Call call, bool hasDestination)
    {
        if (call.Object()["items"] is not JsonArray list)
            throw new Refusal(400, 57014, "The request needs a list 'items'.");
        if (list.Count == 0)
            throw new Refusal(400, 57038, "The list of items is empty: a job needs one file or more.");
        JsonObject[] items = [.. list.Select((item, index) => Item(item as JsonObject ?? [], index, hasDestination))];
        if (items.CountBy(item => (string)item["file"]!).FirstOrDefault(count => count.Value > 1) is { Key: { } repeated })
            throw new Refusal(400, 57008, $"The file '{repeated}' is named twice.");
        return items;
    }

    /// <summary>An empty text counts as absent.</summary>
    private static JsonObject Item(JsonObject given, int index, bool hasDestination)
    {
        var item = new JsonObject(given.Where(member => member.Value is JsonValue value && value.ToString().Length > 0).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        if (item["file"] is null)
            throw new Refusal(400, 57002, $"Item {index} names no file.");
        if (hasDestination)
            CheckDestination(item, index);
        return item;
    }

    private static void CheckDestination(JsonObject item, int index)
    {
        if (item["project"] is null && item["parent"] is null)
            throw new Refusal(400, 57003, $"Item {index} names no destination: give a project or a parent folder.");
        if (item["project"] is not null && item["parent"] is not null)
            throw new Refusal(400, 57429, $"Item {index} names a project and a parent folder; give one of them.");
        if ((string?)item["name"] is { } name && (name.Length > LongestName || name.Contains('/')))
            throw new Refusal(400, 57018, $"Item {index}: a name has 1 to {LongestName} characters and no slash.");
    }
}
