using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What is known of a file's content: metadata and tags.</summary>
internal static class FileContentHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["files.getMetadata"] = static call => Answer.Ok(Metadata(Access.File(call, call["file"])).DeepClone());
        handlers["files.patchMetadata"] = static call => Answer.Ok(Patch(call, Editable(call, 5009, 5025)));
        handlers["files.putMetadata"] = static call => Answer.Ok(Put(call, Editable(call, 5009, 5025)));
        handlers["files.putTags"] = static call => Answer.Ok(PutTags(call, Editable(call, 5011, 5027)));
    }

    private static FileEntry Editable(Call call, int refused, int folder)
    {
        var file = Access.File(call, call["file"], "write", refused);
        return file.IsFolder ? throw new Refusal(400, folder, "Folders have no metadata and no tags.") : file;
    }

    private static JsonObject Metadata(FileEntry file) =>
        file.IsFolder ? throw new Refusal(400, 5025, "Folders have no metadata.") : file.Document["metadata"]!.AsObject();

    private static JsonNode Patch(Call call, FileEntry file) => Keep(call, file, Merged(file, call.Object()));

    /// <summary>The metadata of a file with changes in them; a key with null is dropped.</summary>
    public static JsonObject Merged(FileEntry file, JsonObject changes)
    {
        var metadata = Metadata(file).DeepClone().AsObject();
        foreach (var (key, value) in changes)
            if (value is null)
                metadata.Remove(key);
            else
                metadata[key] = value.DeepClone();
        return metadata;
    }

    private static JsonNode Put(Call call, FileEntry file) => Keep(call, file, call.Body as JsonObject ?? []);

    private static JsonNode Keep(Call call, FileEntry file, JsonObject metadata)
    {
        file.Document["metadata"] = MetadataRules.Checked(metadata);
        file.Document["modified_on"] = call.Timestamp();
        return file.Document["metadata"]!.DeepClone();
    }

    private static JsonNode PutTags(Call call, FileEntry file)
    {
        file.Document["tags"] = call.Array().DeepClone();
        file.Document["modified_on"] = call.Timestamp();
        return file.Document["tags"]!.DeepClone();
    }
}

/// <summary>The Platform's limits on metadata. Nulls are passed over and do not count.</summary>
internal static class MetadataRules
{
    private const int MostPairs = 1000;
    private const int LongestKey = 100;
    private const int LongestValue = 300;

    public static JsonObject Checked(JsonObject metadata)
    {
        var kept = new JsonObject();
        foreach (var (key, value) in metadata)
            if (value is not null)
                kept[key] = Checked(key, value).DeepClone();
        return kept.Count <= MostPairs ? kept : throw new Refusal(400, 5006, $"A file has at most {MostPairs} pairs of metadata.");
    }

    private static JsonValue Checked(string key, JsonNode value)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new Refusal(400, 5035, "A key of the metadata is empty.");
        if (value is not JsonValue scalar)
            throw new Refusal(400, 5006, $"The value of '{key}' is no text.");
        if (System.Text.Encoding.UTF8.GetByteCount(key) > LongestKey || System.Text.Encoding.UTF8.GetByteCount(scalar.ToString()) > LongestValue)
            throw new Refusal(400, 5006, $"A key has at most {LongestKey} bytes and a value at most {LongestValue}; '{key}' breaks that.");
        return scalar;
    }
}
