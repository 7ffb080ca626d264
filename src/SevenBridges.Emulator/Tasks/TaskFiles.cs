using System.Text.Json.Nodes;
using SevenBridges.Emulator.Cwl;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Writes the files of a task into its project.</summary>
internal sealed class TaskFiles(TaskEntry task, PlatformState state, DateTimeOffset time)
{
    /// <returns>The file as the task's outputs show it.</returns>
    public JsonNode Output(string output, ProducedFile produced)
    {
        var folder = FolderFor(output);
        var file = Add(FilesHandlers.FreeName(state, folder, produced.Name), folder, produced.Content, Inherited());
        return new JsonObject { ["class"] = "File", ["path"] = file.Id, ["name"] = file.Name, ["size"] = produced.Content.Length };
    }

    /// <summary>Logs are files that no folder shows.</summary>
    /// <returns>Id of the file.</returns>
    public string Log(string name, string text)
    {
        var log = Add(name, "", Content.Of(text), []);
        log.Document["parent"] = null;
        return log.Id;
    }

    private FileEntry Add(string name, string folder, Content content, JsonObject metadata) =>
        FilesHandlers.Add(state, name, task.Project, folder, content, Timestamps.Text(time), metadata, origin: new JsonObject { ["task"] = task.Id });

    /// <summary>Metadata come from the first input file.</summary>
    private JsonObject Inherited()
    {
        var first = CwlValues.FilesIn(task.Document["inputs"]).Select(CwlValues.PathOf)
            .Select(id => id is not null && state.Files.TryGetValue(id, out var file) && !file.IsFolder ? file : null)
            .FirstOrDefault(file => file is not null);
        return first?.Document["metadata"]?.DeepClone() as JsonObject ?? [];
    }

    /// <summary>The folder that <c>output_location</c> asks for, made when it does not exist; else the project's root.</summary>
    private string FolderFor(string output)
    {
        var root = state.Projects[task.Project].RootFolder;
        var location = task.Document["output_location"];
        var ofNode = (bool?)location?["nodes_override"] == true ? CwlValues.TextOf(location?["nodes_location"]?[output]?["output_location"]) : null;
        var path = ofNode ?? CwlValues.TextOf(location?["main_location"]) ?? "";
        if (path.StartsWith("volumes://", StringComparison.Ordinal))
            return root;
        return Filled(path).Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, Folder);
    }

    private string Filled(string path) =>
        path.Replace("<task_id>", task.Id, StringComparison.Ordinal).Replace("<task_name>", (string?)task.Document["name"], StringComparison.Ordinal);

    private string Folder(string parent, string name)
    {
        if (FilesHandlers.Named(state, parent, name) is { IsFolder: true } existing)
            return existing.Id;
        var folder = FilesHandlers.Folder(state.Ids.File(), name, task.Project, parent, Timestamps.Text(time));
        state.Files.Add(folder.Id, folder);
        return folder.Id;
    }
}
