using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Exports: from projects to volumes.</summary>
internal static class ExportsHandlers
{
    private const string Kind = "exports";

    public static void AddTo(HandlerTable handlers)
    {
        handlers["exports.query"] = static call => StorageJobs.Query(call, call.State.Storage.Exports, Kind);
        handlers["exports.create"] = static call => Answer.Created(Start(call, call.Object()));
        handlers["exports.get"] = static call => Answer.Ok(Get(call, call["export"]));
        handlers["exports.bulkGet"] = static call => StorageJobs.Each(call, "export_ids", id => Get(call, (string?)id ?? ""));
        handlers["exports.bulkCreate"] = static call => StorageJobs.Each(call, "items", item => Start(call, item as JsonObject ?? []));
    }

    private static JsonObject Get(Call call, string id) => StorageJobs.Show(call, StorageJobs.Find(call, call.State.Storage.Exports, id), Kind);

    private static JsonObject Start(Call call, JsonObject body)
    {
        var destination = StorageJobs.Required(body, "destination");
        var location = StorageJobs.Text(destination, "location");
        var volume = Writable(VolumeAccess.Find(call, StorageJobs.Text(destination, "volume"), "write"));
        if (location.EndsWith('/'))
            throw new Refusal(400, 9072, "The location of a file does not end with a slash.");
        var file = Exportable(call, StorageJobs.Text(StorageJobs.Required(body, "source"), "file"), volume);
        var properties = body["properties"] as JsonObject;
        VolumeService.CheckProperties(properties);
        var plan = new ExportPlan(file.Id, volume.Id, location, properties?.DeepClone().AsObject())
        {
            Overwrites = (bool?)body["overwrite"] == true,
            CopiesOnly = call.Flag("copy_only"),
        };
        return StorageJobs.Show(call, Begin(call.State, call.User, plan, call.Now), Kind);
    }

    /// <summary>Starts what was found to be allowed.</summary>
    public static StorageJob Begin(PlatformState state, string user, ExportPlan plan, DateTimeOffset time) =>
        JobLife.Start(state, state.Storage.Exports, new StorageJob(Document(state, plan))
        {
            User = user,
            Volume = plan.Volume,
            StartedAt = time,
            Stages = StorageJobs.Stages,
            Work = new ExportRun(state, plan).Run,
        });

    private static JsonObject Document(PlatformState state, ExportPlan plan) => new()
    {
        ["id"] = state.Ids.Job(),
        ["state"] = "",
        ["source"] = new JsonObject { ["file"] = plan.File },
        ["destination"] = new JsonObject { ["volume"] = plan.Volume, ["location"] = plan.Location },
        ["properties"] = plan.Properties?.DeepClone() ?? new JsonObject { ["sse_algorithm"] = "AES256" },
        ["overwrite"] = plan.Overwrites,
    };

    private static VolumeEntry Writable(VolumeEntry volume) =>
        volume.IsReadOnly ? throw new Refusal(403, 9026, $"The volume '{volume.Id}' is read-only.") : VolumeAccess.Active(volume);

    /// <summary>A file of the caller's own that the Platform keeps, in the cloud of the volume.</summary>
    private static FileEntry Exportable(Call call, string id, VolumeEntry volume)
    {
        if (!call.State.Files.TryGetValue(id, out var file) || !Access.Sees(call, file.Project))
            throw new Refusal(404, 9009, $"The file '{id}' does not exist or is not visible to you.");
        var project = call.State.Projects[file.Project];
        if (file.IsFolder || project.IsPublic || VolumeFiles.IsAlias(file))
            throw new Refusal(403, 9006, $"'{file.Name}' cannot be exported: it is a folder, public, or on a volume already.");
        if (!Access.Has(call, project, "copy"))
            throw new Refusal(403, 9004, $"You have no permission to copy from '{file.Project}'.");
        var location = (string?)project.Document["settings"]?["location"] ?? "aws:us-east-1";
        return IsSameCloud(location, volume.Cloud) ? file : throw new Refusal(403, 9027, $"'{file.Project}' is in {location}, and the volume is in another cloud.");
    }

    private static bool IsSameCloud(string location, string cloud) => cloud switch
    {
        "s3" => location.StartsWith("aws:", StringComparison.Ordinal),
        "gcs" => location.StartsWith("google:", StringComparison.Ordinal),
        _ => false,
    };
}
