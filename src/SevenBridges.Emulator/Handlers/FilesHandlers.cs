using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Files and folders: listing, details, folders, copies, moves.</summary>
internal static partial class FilesHandlers
{
    private static readonly string[] Places = ["project", "parent", "dataset"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["files.query"] = Query;
        handlers["files.queryFolder"] = QueryFolder;
        handlers["files.get"] = static call => Answer.Ok(Show(call, Access.File(call, call["file"])));
        handlers["files.createFolder"] = CreateFolder;
        handlers["files.scroll"] = static call => Scrolling.Page(call, Found(call));
        handlers["files.scrollFolder"] = static call => Scrolling.Page(call, [.. Children(call, FolderOf(call, call["file"]).Id)]);
        handlers["files.update"] = static call => Answer.Ok(Update(call, call["file"], call.Object()));
        handlers["files.delete"] = static call => Delete(call, call["file"]);
        handlers["files.copy"] = Copy;
        handlers["files.move"] = Move;
    }

    public static JsonObject Show(Call call, FileEntry file)
    {
        var shown = file.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/files/{file.Id}");
        return shown;
    }

    public static FileEntry Folder(string id, string name, string project, string parent, string now) => new(new JsonObject
    {
        ["id"] = id,
        ["type"] = "folder",
        ["name"] = name,
        ["project"] = project,
        ["parent"] = parent.Length == 0 ? null : parent,
        ["created_on"] = now,
        ["modified_on"] = now,
    });

    /// <summary>A new file; its name is free in its folder, or the caller saw to it.</summary>
    public static FileEntry Add(PlatformState state, string name, string project, string parent, Content content, string now, JsonObject? metadata = null, JsonArray? tags = null, JsonObject? origin = null)
    {
        var file = new FileEntry(new JsonObject
        {
            ["id"] = state.Ids.File(),
            ["type"] = "file",
            ["name"] = name,
            ["size"] = content.Length,
            ["project"] = project,
            ["parent"] = parent,
            ["created_on"] = now,
            ["modified_on"] = now,
            ["storage"] = new JsonObject { ["type"] = "PLATFORM", ["hosted_on_locations"] = new JsonArray("aws:us-east-1") },
            ["origin"] = origin ?? [],
            ["tags"] = tags ?? [],
            ["metadata"] = metadata ?? [],
        })
        { Content = content };
        state.Files.Add(file.Id, file);
        return file;
    }

    /// <summary>What stands under a name in a folder; null when the name is free.</summary>
    public static FileEntry? Named(PlatformState state, string parent, string name) =>
        state.Files.Values.FirstOrDefault(file => file.Parent == parent && file.Name == name);

    /// <summary>The folder that a body or query names by <c>parent</c>, or the root of the project that it names by <c>project</c>.</summary>
    public static (ProjectEntry Project, string Parent) Destination(Call call, string? project, string? parent, string permission, int code = 5001)
    {
        if (project is { Length: > 0 } && parent is { Length: > 0 })
            throw new Refusal(400, 5031, "Give a parent folder or a project, not both.");
        if (parent is { Length: > 0 })
        {
            var folder = call.State.Files.Find(parent, 5026, "The folder");
            if (!folder.IsFolder)
                throw new Refusal(400, 5022, $"'{parent}' is a file, not a folder.");
            return (Access.Project(call, folder.Project, permission, code), parent);
        }

        var target = Access.Project(call, project is { Length: > 0 } ? project : throw new Refusal(400, 5029, "Give a parent folder or a project."), permission, code);
        return (target, target.RootFolder);
    }

    private static Answer Query(Call call) => Answer.Page(Found(call), file => Show(call, file));

    private static List<FileEntry> Found(Call call) => [.. Listed(call).Where(file => FileFilter.Matches(call, file))];

    /// <summary>What stands at the place that a query names: exactly one of project, folder and data set.</summary>
    private static IEnumerable<FileEntry> Listed(Call call)
    {
        string[] places = [.. Places.Where(name => call.One(name) is { Length: > 0 })];
        if (places.Length != 1)
            throw new Refusal(400, places.Length == 0 ? 5029 : 5031, "Give exactly one of project, parent and dataset.");
        if (places[0] == "dataset")
            return DatasetsHandlers.FilesOf(call, call.One("dataset")!);
        return Children(call, places[0] == "project" ? Access.Project(call, call.One("project")!, 5005).RootFolder : FolderOf(call, call.One("parent")!).Id);
    }

    private static Answer QueryFolder(Call call) =>
        Answer.Page(Children(call, FolderOf(call, call["file"]).Id), file => Show(call, file));

    private static FileEntry FolderOf(Call call, string id)
    {
        var folder = Access.File(call, id);
        return folder.IsFolder ? folder : throw new Refusal(400, 5022, $"'{id}' is a file, not a folder.");
    }

    private static IEnumerable<FileEntry> Children(Call call, string parent) => call.State.Files.Values.Where(file => file.Parent == parent);

    private static Answer CreateFolder(Call call)
    {
        if (!string.Equals(call.Text("type"), "folder", StringComparison.OrdinalIgnoreCase))
            throw new Refusal(400, 5012, "The type has to be 'folder'.");
        var name = Name(call.Text("name"));
        if (!FolderName().IsMatch(name))
            throw new Refusal(400, 5024, "The name of a folder has letters, digits, '_', '-' and '.', and does not begin with two underscores.");
        var (project, parent) = Destination(call, call.Text("project"), call.Text("parent"), "write");
        if (Named(call.State, parent, name) is not null)
            throw new Refusal(409, 5030, $"There is a '{name}' in this folder already.");
        var folder = Folder(call.State.Ids.File(), name, (string)project.Document["id"]!, parent, call.Timestamp());
        call.State.Files.Add(folder.Id, folder);
        return Answer.Created(Show(call, folder));
    }

    public static string Name(string? name) =>
        name is { Length: > 0 and <= 255 } && !name.Contains('/') ? name : throw new Refusal(400, 5024, "A name has 1 to 255 characters and no slash.");

    /// <summary>Changes name, tags and metadata, as far as they are given.</summary>
    /// <returns>The file as it is now.</returns>
    public static JsonObject Update(Call call, string id, JsonObject body)
    {
        var file = Access.File(call, id, "write", 5008);
        if (file.IsFolder)
            throw new Refusal(400, 5023, "The details of a folder may not be changed.");
        // All is checked before anything is changed.
        var metadata = body["metadata"] is JsonObject given ? MetadataRules.Checked(given) : null;
        if (body["name"] is { } name)
            Rename(call, file, Name((string?)name));
        if (body["tags"] is JsonArray tags)
            file.Document["tags"] = tags.DeepClone();
        if (metadata is not null)
            file.Document["metadata"] = metadata;
        file.Document["modified_on"] = call.Timestamp();
        return Show(call, file);
    }

    private static void Rename(Call call, FileEntry file, string name)
    {
        if (Named(call.State, file.Parent, name) is { } other && other != file)
            throw new Refusal(409, 5003, $"There is a '{name}' in this folder already.");
        file.Document["name"] = name;
    }

    public static Answer Delete(Call call, string id)
    {
        var file = Access.File(call, id, "write");
        if (file.IsFolder && Children(call, file.Id).Any())
            throw new Refusal(400, 5021, "The folder is not empty.");
        if (file.Parent.Length == 0)
            throw new Refusal(403, 5001, "The root folder of a project goes only with the project.");
        call.State.Files.Remove(file.Id);
        return Answer.NoContent;
    }

    private static Answer Copy(Call call)
    {
        var file = Copyable(call, call["file"]);
        var (project, parent) = Destination(call, call.Text("project"), call.Text("parent"), "write", 5014);
        var name = Name(call.Text("name") ?? file.Name);
        if (Named(call.State, parent, name) is not null)
            throw new Refusal(409, 5003, $"There is a '{name}' at the destination already.");
        return Answer.Ok(Show(call, AddCopy(call, file, project, parent, name)));
    }

    /// <summary>A file that the caller may copy.</summary>
    public static FileEntry Copyable(Call call, string id)
    {
        var file = Access.File(call, id);
        if (file.IsFolder)
            throw new Refusal(400, 5018, "Folders are copied with an asynchronous job.");
        if (!Access.May(call, file.Project, "copy"))
            throw new Refusal(403, 5014, $"You have no permission to copy from '{file.Project}'.");
        Volumes.VolumeFiles.RequireReach(call.State, file);
        return file;
    }

    /// <summary>A copy has an id of its own; metadata, tags and origin are those of the original.</summary>
    public static FileEntry AddCopy(Call call, FileEntry file, ProjectEntry project, string parent, string name)
    {
        var copy = Add(call.State, name, (string)project.Document["id"]!, parent, file.Content!, call.Timestamp(),
            file.Document["metadata"]?.DeepClone().AsObject(), file.Document["tags"]?.DeepClone().AsArray(), file.Document["origin"]?.DeepClone().AsObject());
        copy.Document["storage"] = file.Document["storage"]?.DeepClone();
        return copy;
    }

    private static Answer Move(Call call)
    {
        var file = Access.File(call, call["file"], "write", 5032);
        if (file.IsFolder)
            throw new Refusal(400, 5033, "Folders are moved with an asynchronous job.");
        var (project, parent) = Destination(call, null, call.Text("parent"), "write", 5032);
        if ((string)project.Document["id"]! != file.Project)
            throw new Refusal(400, 5015, "Files do not move from project to project this way.");
        var name = Name(call.Text("name") ?? file.Name);
        if (Named(call.State, parent, name) is { } other && other != file)
            throw new Refusal(409, 5003, $"There is a '{name}' at the destination already.");
        (file.Document["parent"], file.Document["name"], file.Document["modified_on"]) = (parent, name, call.Timestamp());
        return Answer.Ok(Show(call, file));
    }

    [GeneratedRegex("^(?!__)[A-Za-z0-9_.-]+$")]
    private static partial Regex FolderName();
}
