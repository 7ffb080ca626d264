using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Many files in one call.</summary>
internal static class BulkFilesHandlers
{
    private const int InvalidRequest = 5033;
    private const int EmptyId = 5004;

    public static void AddTo(HandlerTable handlers)
    {
        handlers["files.bulkGet"] = static call => BulkCalls.Each(call, Ids(call), id => FilesHandlers.Show(call, Access.File(call, id)));
        handlers["files.bulkDelete"] = static call => BulkCalls.Each(call, Ids(call), id => Delete(call, id));
        handlers["files.bulkUpdate"] = static call => BulkCalls.Each(call, Items(call), item => Change(call, item, Replacing(item)));
        handlers["files.bulkEdit"] = static call => BulkCalls.Each(call, Items(call), item => Change(call, item, Editing(call, item)));
    }

    private static IReadOnlyList<string> Ids(Call call) => BulkCalls.Ids(call, "file_ids", InvalidRequest, EmptyId);

    private static List<JsonObject> Items(Call call)
    {
        var items = BulkCalls.List(call, "items", InvalidRequest).Select(item => item as JsonObject ?? []).ToList();
        foreach (var (index, item) in items.Index())
            BulkCalls.Id(item["id"], $"items[{index}].id", EmptyId);
        return items;
    }

    private static JsonObject Delete(Call call, string id)
    {
        FilesHandlers.Delete(call, id);
        return [];
    }

    private static JsonObject Change(Call call, JsonObject item, JsonObject details) => FilesHandlers.Update(call, (string)item["id"]!, details);

    /// <summary>What an item leaves out is erased; but a file always has a name.</summary>
    private static JsonObject Replacing(JsonObject item)
    {
        var details = new JsonObject { ["tags"] = item["tags"]?.DeepClone() ?? new JsonArray(), ["metadata"] = item["metadata"]?.DeepClone() ?? new JsonObject() };
        if (item["name"] is { } name)
            details["name"] = name.DeepClone();
        return details;
    }

    /// <summary>What an item leaves out stays; metadata change key by key.</summary>
    private static JsonObject Editing(Call call, JsonObject item)
    {
        var details = item.DeepClone().AsObject();
        details.Remove("id");
        if (item["metadata"] is JsonObject changes)
            details["metadata"] = FileContentHandlers.Merged(Access.File(call, (string)item["id"]!), changes);
        return details;
    }
}
