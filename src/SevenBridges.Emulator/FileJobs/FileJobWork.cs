using System.Globalization;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.FileJobs;

/// <summary>Does what a job is for, item by item: folders go with all that is in them, and may be put over folders of the same name.</summary>
/// <param name="call">The request that began the job; it says who wants it.</param>
/// <param name="time">When it is done.</param>
internal sealed class FileJobWork(Call call, string time)
{
    private readonly PlatformState state = call.State;

    /// <returns>The file or folder that came of it, as the result shows it.</returns>
    /// <exception cref="Refusal">It cannot be done.</exception>
    public JsonObject Do(string type, JsonObject item)
    {
        var file = Access.File(call, (string)item["file"]!);
        return type switch
        {
            "COPY" => Shown(Copy(file, item)),
            "MOVE" => Shown(Move(file, item)),
            _ => Delete(file),
        };
    }

    private FileEntry Copy(FileEntry file, JsonObject item)
    {
        RefuseRoot(file, 57020, "copied");
        if (!Access.May(call, file.Project, "copy"))
            throw new Refusal(403, 5014, $"You have no permission to copy from '{file.Project}'.");
        var (project, parent) = Destination(item, 5014);
        RefuseCircle(file, parent, 57009, 57010);
        return CopyInto(file, project, parent, NameOf(item, file));
    }

    private FileEntry CopyInto(FileEntry file, string project, string parent, string name)
    {
        if (!file.IsFolder)
            return FilesHandlers.Add(state, FreeName(parent, name), project, parent, file.Content!, time,
                file.Document["metadata"]?.DeepClone().AsObject(), file.Document["tags"]?.DeepClone().AsArray(), file.Document["origin"]?.DeepClone().AsObject());
        var folder = FolderAt(project, parent, name);
        foreach (var child in ChildrenOf(file))
            CopyInto(child, project, folder.Id, child.Name);
        return folder;
    }

    private FileEntry Move(FileEntry file, JsonObject item)
    {
        RefuseRoot(file, 57022, "moved");
        Access.File(call, file.Id, "write", 5032);
        var (project, parent) = Destination(item, 5032);
        RefuseCircle(file, parent, 57011, 57012);
        return MoveInto(file, project, parent, NameOf(item, file));
    }

    /// <summary>A file keeps its id. A folder gets a new one, or is put over the one that bears its name.</summary>
    private FileEntry MoveInto(FileEntry file, string project, string parent, string name)
    {
        if (!file.IsFolder)
        {
            var free = file.Parent == parent && file.Name == name ? name : FreeName(parent, name);
            (file.Document["project"], file.Document["parent"], file.Document["name"], file.Document["modified_on"]) = (project, parent, free, time);
            return file;
        }

        var folder = FolderAt(project, parent, name);
        foreach (var child in ChildrenOf(file))
            MoveInto(child, project, folder.Id, child.Name);
        state.Files.Remove(file.Id);
        return folder;
    }

    private JsonObject Delete(FileEntry file)
    {
        RefuseRoot(file, 5001, "deleted: it goes only with the project");
        Access.File(call, file.Id, "write");
        var shown = Shown(file);
        Remove(file);
        return shown;
    }

    private void Remove(FileEntry file)
    {
        foreach (var child in ChildrenOf(file))
            Remove(child);
        state.Files.Remove(file.Id);
    }

    private (string Project, string Parent) Destination(JsonObject item, int code)
    {
        if ((string?)item["parent"] is { } folder && state.Files.TryGetValue(folder, out var file) && !file.IsFolder)
            throw new Refusal(400, 57021, $"The destination '{folder}' is a file, not a folder.");
        var (project, parent) = FilesHandlers.Destination(call, (string?)item["project"], (string?)item["parent"], "write", code);
        return ((string)project.Document["id"]!, parent);
    }

    /// <summary>What has no parent and is no file of an automation is the top folder of a project.</summary>
    private static void RefuseRoot(FileEntry file, int code, string done)
    {
        if (file is { IsFolder: true, Parent.Length: 0 })
            throw new Refusal(code == 5001 ? 403 : 400, code, $"The top folder of a project cannot be {done}.");
    }

    private void RefuseCircle(FileEntry file, string parent, int ownParent, int itself)
    {
        if (!file.IsFolder)
            return;
        if (file.Parent == parent)
            throw new Refusal(400, ownParent, $"The folder '{file.Name}' is in the destination already.");
        for (var at = parent; at.Length > 0; at = state.Files.TryGetValue(at, out var above) ? above.Parent : "")
            if (at == file.Id)
                throw new Refusal(400, itself, $"The destination is the folder '{file.Name}' itself, or inside of it.");
    }

    private FileEntry FolderAt(string project, string parent, string name)
    {
        if (FilesHandlers.Named(state, parent, name) is { IsFolder: true } existing)
            return existing;
        var folder = FilesHandlers.Folder(state.Ids.File(), FreeName(parent, name), project, parent, time);
        state.Files.Add(folder.Id, folder);
        return folder;
    }

    /// <summary>A name that is taken gets a number before it: <c>_1_name</c>.</summary>
    private string FreeName(string parent, string name) =>
        Enumerable.Range(0, int.MaxValue)
            .Select(number => number == 0 ? name : $"_{number.ToString(CultureInfo.InvariantCulture)}_{name}")
            .First(candidate => FilesHandlers.Named(state, parent, candidate) is null);

    private static string NameOf(JsonObject item, FileEntry file) => (string?)item["name"] ?? file.Name;

    /// <summary>What is in a folder; a list of its own, since the work changes what it is made from.</summary>
    private List<FileEntry> ChildrenOf(FileEntry file) => file.IsFolder ? [.. state.Files.Values.Where(child => child.Parent == file.Id)] : [];

    private JsonObject Shown(FileEntry file) => new() { ["href"] = call.Href($"/files/{file.Id}"), ["id"] = file.Id, ["name"] = file.Name };
}
