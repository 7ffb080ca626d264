using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Volumes;

/// <summary>Imports files by their DRS addresses. No server is asked: each address stands for a small content of its own.</summary>
internal sealed partial class DrsImportRun(PlatformState state, string user, JsonObject request)
{
    private bool Overwrites => string.Equals((string?)request["conflict_resolution"], "OVERWRITE", StringComparison.OrdinalIgnoreCase);

    public void Run(StorageJob job, DateTimeOffset time)
    {
        var records = request["items"]!.AsArray().Select(item => Record(item!.AsObject(), Timestamps.Text(time))).ToList();
        var failed = records.Count(record => record.ContainsKey("error"));
        job.Document["result"] = new JsonArray([.. records]);
        job.Document["completed_files"] = records.Count - failed;
        job.Document["failed_files"] = failed;
    }

    private JsonObject Record(JsonObject item, string now)
    {
        try
        {
            return new JsonObject { ["resource"] = new JsonObject { ["id"] = Import(item, now).Id } };
        }
        catch (Refusal refusal)
        {
            return new JsonObject { ["error"] = ErrorDocument.Of(refusal) };
        }
    }

    private FileEntry Import(JsonObject item, string now)
    {
        var address = (string?)item["drs_uri"] ?? "";
        if (!Address().IsMatch(address))
            throw new Refusal(400, 10246, $"'{address}' is no DRS address; it is written drs://host/id.");
        var (project, folder) = Destination((string?)item["project"], (string?)item["parent"]);
        var name = (string?)item["name"] is { Length: > 0 } given ? given : address[(address.LastIndexOf('/') + 1)..];
        if (name.Length > 255 || name.Contains('/'))
            throw new Refusal(400, 10235, "A name has 1 to 255 characters and no slash.");
        var content = Content.Of($"The content behind {address}\n");
        var existing = FilesHandlers.Named(state, folder, name);
        if (existing is not null && (!Overwrites || existing.IsFolder))
            throw new Refusal(409, 10372, $"There is a '{name}' at the destination already.");
        var metadata = Metadata(item);
        if (existing is not null)
            state.Files.Remove(existing.Id);
        return FilesHandlers.Add(state, name, project, folder, content, now, metadata, request["tags"]?.DeepClone() as JsonArray);
    }

    private static JsonObject? Metadata(JsonObject item)
    {
        try
        {
            return item["metadata"] is JsonObject given ? MetadataRules.Checked(given) : null;
        }
        catch (Refusal refusal)
        {
            throw new Refusal(400, 10248, refusal.Message);
        }
    }

    private (string Project, string Folder) Destination(string? project, string? parent)
    {
        if (project is { Length: > 0 } == parent is { Length: > 0 })
            throw new Refusal(400, 10228, "Give a parent folder or a project, and not both.");
        if (parent is not { Length: > 0 })
            return (project!, Writable(project!, 10213, "destination").RootFolder);
        if (!state.Files.TryGetValue(parent, out var folder))
            throw new Refusal(404, 10222, $"The folder '{parent}' does not exist or is not visible to you.");
        Writable(folder.Project, 10222, "folder");
        return folder.IsFolder ? (folder.Project, parent) : throw new Refusal(400, 10227, $"'{parent}' is a file, not a folder.");
    }

    private ProjectEntry Writable(string id, int missing, string what)
    {
        if (!state.Projects.TryGetValue(id, out var project) || (!project.IsPublic && !project.Members.ContainsKey(user)))
            throw new Refusal(404, missing, $"The {what} does not exist or is not visible to you.");
        return project.Members.TryGetValue(user, out var member) && (bool?)member["permissions"]?["write"] == true
            ? project
            : throw new Refusal(403, 10210, $"You have no permission to write in '{id}'.");
    }

    [GeneratedRegex("^drs://[^/]+/.*[^/]$")]
    private static partial Regex Address();
}
