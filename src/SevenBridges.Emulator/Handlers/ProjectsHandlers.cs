using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Projects.</summary>
internal static class ProjectsHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["projects.query"] = static call => Query(call, null);
        handlers["projects.queryByOwner"] = static call => Query(call, OwnerOf(call));
        handlers["projects.create"] = Create;
        handlers["projects.get"] = static call => Answer.Ok(Show(call, Access.Project(call, IdOf(call))));
        handlers["projects.update"] = Update;
        handlers["projects.delete"] = Delete;
    }

    /// <summary>The id that the path holds; neither half of it is empty.</summary>
    public static string IdOf(Call call)
    {
        if (string.IsNullOrWhiteSpace(call["project"]))
            throw new Refusal(400, 3006, "The short name of the project is empty.");
        return $"{OwnerOf(call)}/{call["project"]}";
    }

    /// <summary>An escaped slash stays inside of its segment, and nobody is called like that.</summary>
    private static string OwnerOf(Call call)
    {
        if (string.IsNullOrWhiteSpace(call["owner"]))
            throw new Refusal(400, 3004, "The owner of the project is empty.");
        return call["owner"].Contains('/') ? throw new Refusal(404, 3002, $"There is no owner '{call["owner"]}'; a project is at /projects/owner/project.") : call["owner"];
    }

    public static JsonObject Show(Call call, ProjectEntry project)
    {
        var shown = project.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/projects/{shown["id"]}");
        shown["permissions"] = Access.Permissions(call, project);
        return shown;
    }

    private static Answer Query(Call call, string? owner) => Answer.Page(
        call.State.Projects.Values
            .Where(project => project.Members.ContainsKey(call.User) || (owner is not null && project.IsPublic))
            .Where(project => owner is null || ((string)project.Document["id"]!).StartsWith(owner + "/", StringComparison.Ordinal))
            .Where(project => Matches(call, project.Document)),
        project => Show(call, project));

    private static bool Matches(Call call, JsonObject project) =>
        (call.One("name") is not { } name || ((string)project["name"]!).Contains(name, StringComparison.OrdinalIgnoreCase))
        && (call.One("category") is not { } category || string.Equals((string?)project["category"], category, StringComparison.OrdinalIgnoreCase))
        && TagsOf(call).All(tag => project["tags"]!.AsArray().Any(own => (string?)own == tag));

    /// <summary>In one value, parted by commas; some clients repeat the parameter instead.</summary>
    private static IEnumerable<string> TagsOf(Call call) => call.All("tags").SelectMany(tags => tags.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static Answer Create(Call call)
    {
        var name = call.Text("name") is { } given && !string.IsNullOrWhiteSpace(given) ? given : throw new Refusal(400, 3007, "A project needs a name.");
        var group = call.Text("billing_group") is { } paying && !string.IsNullOrWhiteSpace(paying) ? paying : throw new Refusal(400, 3008, "A project needs a billing group.");
        BillingHandlers.Find(call, group, strangersCode: 4006);
        var id = $"{call.User}/{ShortName(name)}";
        if (call.State.Projects.ContainsKey(id))
            throw new Refusal(409, 3003, $"You have a project '{id}' already.");
        return Answer.Created(Show(call, Add(call.State, id, name, call.User, call.Object(), call.Timestamp())));
    }

    /// <summary>Makes a project, its root folder and its first member.</summary>
    public static ProjectEntry Add(PlatformState state, string id, string name, string user, JsonObject wanted, string now, bool isPublic = false)
    {
        var root = state.Ids.File();
        var settings = wanted["settings"]?.DeepClone().AsObject() ?? [];
        settings.TryAdd("locked", false);
        settings.TryAdd("controlled", false);
        settings.TryAdd("location", "aws:us-east-1");
        settings.TryAdd("use_interruptible_instances", true);
        settings.TryAdd("use_memoization", false);
        settings.TryAdd("use_elastic_disk", false);
        settings.TryAdd("intermediate_files", new JsonObject { ["retention"] = "LIMITED", ["duration"] = 24 });
        var project = new ProjectEntry(new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["description"] = (string?)wanted["description"] ?? "",
            ["billing_group"] = wanted["billing_group"]?.DeepClone(),
            ["type"] = "v2",
            ["tags"] = wanted["tags"]?.DeepClone() ?? new JsonArray(),
            ["settings"] = settings,
            ["root_folder"] = root,
            ["category"] = isPublic ? "PUBLIC" : "PRIVATE",
            ["created_by"] = user,
            ["created_on"] = now,
            ["modified_on"] = now,
        })
        { IsPublic = isPublic };
        state.Projects.Add(id, project);
        project.Members.Add(user, MembersHandlers.Member(user, "USER", Access.All()));
        state.Files.Add(root, FilesHandlers.Folder(root, id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], id, "", now));
        return project;
    }

    private static Answer Update(Call call)
    {
        // Who may write but not manage may change the description, and nothing else.
        var permission = call.Object().All(change => change.Key == "description") ? "write" : "admin";
        var project = Access.Project(call, IdOf(call), permission, 3001);
        if (call.Object().ContainsKey("name") && string.IsNullOrWhiteSpace(call.Text("name")))
            throw new Refusal(400, 3007, "A project needs a name.");
        if (call.Text("billing_group") is { Length: > 0 } group)
            BillingHandlers.Find(call, group, strangersCode: 4006);
        foreach (var (name, value) in call.Object())
            if (name == "settings" && value is JsonObject settings)
                foreach (var (key, setting) in settings)
                    project.Document["settings"]![key] = setting?.DeepClone();
            else if (name is "name" or "description" or "billing_group" or "tags" or "category")
                project.Document[name] = value?.DeepClone();
        project.Document["modified_on"] = call.Timestamp();
        return Answer.Ok(Show(call, project));
    }

    private static Answer Delete(Call call)
    {
        var id = IdOf(call);
        Access.Project(call, id, "admin", 3001);
        call.State.Projects.Remove(id);
        foreach (var file in call.State.Files.Where(file => file.Value.Project == id).Select(file => file.Key).ToArray())
            call.State.Files.Remove(file);
        foreach (var app in call.State.Apps.Where(app => app.Value.Project == id).Select(app => app.Key).ToArray())
            call.State.Apps.Remove(app);
        foreach (var task in call.State.Tasks.Where(task => (string?)task.Value.Document["project"] == id).Select(task => task.Key).ToArray())
            call.State.Tasks.Remove(task);
        return Answer.NoContent;
    }

    private static string ShortName(string name)
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "project";
    }
}
