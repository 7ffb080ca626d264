using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Cwl;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Apps: tools and workflows with their revisions.</summary>
internal static class AppsHandlers
{
    private static readonly string[] Classes = ["CommandLineTool", "Workflow", "ExpressionTool"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["apps.query"] = Query;
        handlers["apps.get"] = call => Answer.Ok(AppDocument.Show(call, Find(call, call["app"])));
        handlers["apps.getRevision"] = call => Answer.Ok(AppDocument.Show(call, Find(call, $"{call["app"]}/{call["revision"]}")));
        handlers["apps.getRaw"] = call => Answer.Ok(AppDocument.Raw(call, Find(call, call["app"])));
        handlers["apps.getRawRevision"] = call => Answer.Ok(AppDocument.Raw(call, Find(call, $"{call["app"]}/{call["revision"]}")));
        handlers["apps.install"] = Install;
        handlers["apps.createRevision"] = CreateRevision;
        handlers["apps.copy"] = Copy;
        handlers["apps.sync"] = Sync;
    }

    private static Answer Query(Call call)
    {
        var visibility = call.One("visibility") is { } text ? Visibility(text) : null;
        var (project, owner) = (call.One("project"), call.One("project_owner"));
        var ids = call.All("id").Select(AppOf).ToHashSet(StringComparer.Ordinal);
        var words = call.All("q").SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var found = call.State.Apps.Values.Where(app =>
            Access.Sees(call, app.Project)
            && (project is null || app.Project == project)
            && (owner is null || app.Project.StartsWith(owner + "/", StringComparison.Ordinal))
            && IsWanted(call, app, visibility, isNamed: project is not null || owner is not null || ids.Count > 0)
            && (ids.Count == 0 || ids.Contains(app.Id))
            && words.All(word => Says(app, word)));
        return Answer.Page(found, app => AppDocument.ShowInList(call, app));
    }

    /// <summary>Public apps are shown to those who ask for them, by visibility or by name.</summary>
    private static bool IsWanted(Call call, AppEntry app, string? visibility, bool isNamed)
    {
        var isPublic = call.State.Projects[app.Project].IsPublic;
        return visibility is null ? isNamed || !isPublic : isPublic == (visibility == "public");
    }

    private static string Visibility(string text)
    {
        var visibility = text.ToLower(CultureInfo.InvariantCulture);
        return visibility is "public" or "private" ? visibility : throw new Refusal(400, 6012, $"Visibility '{text}' is neither public nor private.");
    }

    private static string AppOf(string id) =>
        AppReference.TrySplit(id, out var app, out _) ? app : throw Malformed(id);

    private static bool Says(AppEntry app, string word)
    {
        var raw = app.Revisions[^1];
        return new[] { app.Name, app.Id, CwlValues.TextOf(raw["label"]), CwlValues.TextOf(raw["description"]), CwlValues.TextOf(raw["doc"]) }
            .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>The app of the path, in the revision that is meant.</summary>
    private static AppReference Find(Call call, string nameAndRevision)
    {
        var id = $"{call["owner"]}/{call["project"]}/{nameAndRevision}";
        if (!AppReference.TrySplit(id, out var app, out var revision))
            throw Malformed(id);
        return Access.Sees(call, $"{call["owner"]}/{call["project"]}")
            ? AppReference.Find(call.State, app, revision)
            : throw new Refusal(404, 6002, $"App '{app}' does not exist or is not visible to you.");
    }

    private static Refusal Malformed(string id) => new(400, 6011, $"App id '{id}' is not written as owner/project/app or owner/project/app/revision.");

    private static Answer Install(Call call)
    {
        var project = Writable(call, $"{call["owner"]}/{call["project"]}");
        var name = call["app"];
        if (string.IsNullOrWhiteSpace(name))
            throw new Refusal(400, 6004, "The name of the app is empty.");
        if (name.Contains('/', StringComparison.Ordinal))
            throw Malformed($"{project}/{name}");
        if (call.State.Apps.ContainsKey($"{project}/{name}"))
            throw new Refusal(409, 6003, $"App '{project}/{name}' exists; add a revision to it.");
        var app = new AppEntry($"{project}/{name}", name);
        AppDocument.AddRevision(app, Body(call), call.User, call.Now);
        call.State.Apps.Add(app.Id, app);
        return Answer.Ok(AppDocument.Raw(call, new AppReference(app, 0)));
    }

    private static Answer CreateRevision(Call call)
    {
        var project = Writable(call, $"{call["owner"]}/{call["project"]}");
        var app = call.State.Apps.Find($"{project}/{call["app"]}", 6002, "App");
        if (!int.TryParse(call["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Malformed($"{app.Id}/{call["revision"]}");
        if (number != app.Revisions.Count)
            throw new Refusal(409, 6003, $"App '{app.Id}' is at revision {app.Revisions.Count - 1}: the next one is {app.Revisions.Count}, not {number}.");
        AppDocument.AddRevision(app, Body(call), call.User, call.Now);
        return Answer.Ok(AppDocument.Raw(call, new AppReference(app, number)));
    }

    private static string Writable(Call call, string project)
    {
        if (!Access.Sees(call, project))
            throw new Refusal(404, 3002, $"Project '{project}' does not exist or is not visible to you.");
        return Access.May(call, project, "write") ? project : throw new Refusal(403, 6001, $"You may not write apps in project '{project}'.");
    }

    /// <summary>The document, in JSON or YAML as the content type says.</summary>
    private static JsonObject Body(Call call)
    {
        var document = call.ContentType.Contains("yaml", StringComparison.Ordinal) ? Yaml(call.RawBody) : call.Body as JsonObject;
        if (document is null)
            throw new Refusal(400, 90000, "The request needs a CWL document as its body.");
        return Classes.Contains(CwlValues.TextOf(document["class"]))
            ? document
            : throw new Refusal(400, 90000, $"Not a valid CWL document: its class is '{document["class"]}' and not one of {string.Join(", ", Classes)}.");
    }

    private static JsonObject? Yaml(ReadOnlyMemory<byte> body)
    {
        try
        {
            return YamlDocument.Read(Encoding.UTF8.GetString(body.Span)) as JsonObject;
        }
        catch (YamlDotNet.Core.YamlException wrong)
        {
            throw new Refusal(400, 90000, $"The body is not valid YAML: line {wrong.Start.Line}: {wrong.Message}");
        }
    }

    private static Answer Copy(Call call)
    {
        var source = Find(call, call["app"]);
        if (!Access.May(call, source.App.Project, "copy"))
            throw new Refusal(403, 6001, $"You may not copy apps of project '{source.App.Project}'.");
        if (call.Text("project") is not { Length: > 0 } named)
            throw new Refusal(400, 6009, "The project to copy into is missing.");
        var project = Writable(call, named);
        var shortName = call.Text("name") is { Length: > 0 } name ? AppDocument.ShortName(name) : source.App.Id[(source.App.Id.LastIndexOf('/') + 1)..];
        var id = $"{project}/{shortName}";
        if (call.State.Apps.ContainsKey(id))
            throw new Refusal(409, 6003, $"App '{id}' exists.");
        var copy = AppDocument.Copy(source, id, call.Text("name"), call.Text("strategy") ?? "clone", call.User, call.Now);
        call.State.Apps.Add(id, copy);
        return Answer.Ok(AppDocument.Show(call, new AppReference(copy, copy.Revisions.Count - 1)));
    }
    /// <summary>The newest revision of what an app was copied from becomes its next one; one that is up to date stays as it is.</summary>
    private static Answer Sync(Call call)
    {
        Writable(call, $"{call["owner"]}/{call["project"]}");
        var app = Find(call, call["app"]).App;
        if (CwlValues.TextOf(app.Revisions[^1]["sbg:copyOf"]) is not { } origin || !AppReference.TrySplit(origin, out var source, out _))
            throw new Refusal(400, 90000, $"App '{app.Id}' was not copied from another one: there is nothing to bring it up to date from.");
        if (!Access.Sees(call, source[..source.LastIndexOf('/')]))
            throw new Refusal(404, 6002, $"App '{source}', which '{app.Id}' was copied from, does not exist or is not visible to you.");
        var newest = AppReference.Find(call.State, source, null);
        if (newest.Id != origin)
            AppDocument.AddUpdate(app, newest, call.User, call.Now);
        return Answer.Ok(AppDocument.Show(call, new AppReference(app, app.Revisions.Count - 1)));
    }
}
