using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Imports: from volumes into projects.</summary>
internal static class ImportsHandlers
{
    private const string Kind = "imports";

    public static void AddTo(HandlerTable handlers)
    {
        handlers["imports.query"] = static call => StorageJobs.Query(call, call.State.Storage.Imports, Kind);
        handlers["imports.create"] = static call => Answer.Created(Start(call, call.Object()));
        handlers["imports.get"] = static call => Answer.Ok(Get(call, call["import"]));
        handlers["imports.bulkGet"] = static call => StorageJobs.Each(call, "import_ids", id => Get(call, (string?)id ?? ""));
        handlers["imports.bulkCreate"] = static call => StorageJobs.Each(call, "items", item => Start(call, item as JsonObject ?? []));
    }

    private static JsonObject Get(Call call, string id) => StorageJobs.Show(call, StorageJobs.Find(call, call.State.Storage.Imports, id), Kind);

    private static JsonObject Start(Call call, JsonObject body)
    {
        var (source, destination) = (StorageJobs.Required(body, "source"), StorageJobs.Required(body, "destination"));
        var location = StorageJobs.Text(source, "location");
        var volume = VolumeAccess.Active(VolumeAccess.Find(call, StorageJobs.Text(source, "volume"), "copy"));
        var (project, folder) = Destination(call, (string?)destination["project"], (string?)destination["parent"]);
        var plan = new ImportPlan(volume.Id, location, project, folder, NameOf(destination, location))
        {
            Overwrites = (bool?)body["overwrite"] == true,
            Renames = (bool?)body["autorename"] == true,
            KeepsFolders = (bool?)body["preserve_folder_structure"] != false,
        };
        return StorageJobs.Show(call, Begin(call.State, call.User, plan, call.Now, (string?)destination["parent"] is { Length: > 0 }), Kind);
    }

    /// <summary>Starts what was found to be allowed.</summary>
    public static StorageJob Begin(PlatformState state, string user, ImportPlan plan, DateTimeOffset time, bool isIntoFolder = false) =>
        JobLife.Start(state, state.Storage.Imports, new StorageJob(Document(state, plan, isIntoFolder))
        {
            User = user,
            Volume = plan.Volume,
            Project = plan.Project,
            StartedAt = time,
            Stages = StorageJobs.Stages,
            Work = new ImportRun(state, plan).Run,
        });

    private static JsonObject Document(PlatformState state, ImportPlan plan, bool isIntoFolder)
    {
        var document = new JsonObject
        {
            ["id"] = state.Ids.Job(),
            ["state"] = "",
            ["overwrite"] = plan.Overwrites,
            ["autorename"] = plan.Renames,
            ["source"] = new JsonObject { ["volume"] = plan.Volume, ["location"] = plan.Location },
            ["destination"] = new JsonObject { [isIntoFolder ? "parent" : "project"] = isIntoFolder ? plan.Folder : plan.Project, ["name"] = plan.Name },
        };
        if (plan.IsFolder)
            document["preserve_folder_structure"] = plan.KeepsFolders;
        return document;
    }

    private static string NameOf(JsonObject destination, string location)
    {
        var name = (string?)destination["name"] is { Length: > 0 } given ? given : location.TrimEnd('/').Split('/')[^1];
        if (name.Length == 0)
            throw new Refusal(400, 9018, "No name is given, and none can be made from the location.");
        if (name.EndsWith('/'))
            throw new Refusal(400, 9072, "The name of a file does not end with a slash.");
        return name.Length <= 255 && !name.Contains('/') ? name : throw new Refusal(400, 9011, "A name has 1 to 255 characters and no slash.");
    }

    private static (string Project, string Folder) Destination(Call call, string? project, string? parent)
    {
        if (project is { Length: > 0 } == parent is { Length: > 0 })
            throw new Refusal(400, 9011, "Give a parent folder or a project, and not both.");
        if (parent is not { Length: > 0 })
        {
            RequireProject(call, project!);
            return (project!, call.State.Projects[project!].RootFolder);
        }

        if (!call.State.Files.TryGetValue(parent, out var folder) || !folder.IsFolder || !Access.Sees(call, folder.Project))
            throw new Refusal(404, 9009, $"There is no folder '{parent}', or it is not visible to you.");
        return Access.May(call, folder.Project, "write")
            ? (folder.Project, parent)
            : throw new Refusal(403, 9004, $"You have no permission to write to the folder '{parent}'.");
    }

    private static void RequireProject(Call call, string project)
    {
        if (!Access.Sees(call, project))
            throw new Refusal(400, 9012, $"The project '{project}' does not exist or is not visible to you.");
        if (!Access.May(call, project, "write"))
            throw new Refusal(403, 9003, $"You have no permission to write in '{project}'.");
    }
}
