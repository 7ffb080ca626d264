using System.Globalization;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Stamps CWL documents as the Platform does, and shows apps.</summary>
internal static class AppDocument
{
    public static JsonObject Show(Call call, AppReference app)
    {
        var shown = Members(call, app, app.Id);
        shown["raw"] = Raw(call, app);
        return shown;
    }

    /// <summary>Lists show the newest revision, under an id without it.</summary>
    public static JsonObject ShowInList(Call call, AppEntry app)
    {
        var newest = new AppReference(app, app.Revisions.Count - 1);
        var shown = Members(call, newest, app.Id);
        shown["raw"] = Raw(call, newest);
        return shown;
    }

    private static JsonObject Members(Call call, AppReference app, string id) => new()
    {
        ["href"] = call.Href($"/apps/{id}"),
        ["id"] = id,
        ["project"] = app.App.Project,
        ["name"] = CwlValues.TextOf(app.Document["label"]) is { Length: > 0 } label ? label : app.App.Name,
        ["revision"] = app.Revision,
    };

    /// <summary>The document with what the Platform knows about the app.</summary>
    public static JsonObject Raw(Call call, AppReference app)
    {
        var (raw, revisions) = ((JsonObject)app.Document.DeepClone(), app.App.Revisions);
        raw["id"] = call.Href($"/apps/{app.Id}/raw/");
        raw["sbg:id"] = app.Id;
        raw["sbg:revision"] = app.Revision;
        raw["sbg:latestRevision"] = revisions.Count - 1;
        raw["sbg:project"] = app.App.Project;
        raw["sbg:projectName"] = call.State.Projects.TryGetValue(app.App.Project, out var project) ? project.Document["name"]?.DeepClone() : null;
        raw["sbg:createdBy"] = revisions[0]["sbg:modifiedBy"]?.DeepClone();
        raw["sbg:createdOn"] = revisions[0]["sbg:modifiedOn"]?.DeepClone();
        raw["sbg:contributors"] = new JsonArray([.. revisions.Select(each => (string?)each["sbg:modifiedBy"]).Distinct().Select(user => (JsonNode?)user)]);
        raw["sbg:revisionsInfo"] = new JsonArray([.. revisions.Index().Select(each => Info(each.Index, each.Item))]);
        raw["sbg:validationErrors"] = new JsonArray();
        return raw;
    }

    public static void AddRevision(AppEntry app, JsonObject document, string user, DateTimeOffset time)
    {
        var raw = (JsonObject)document.DeepClone();
        raw["sbg:modifiedBy"] = user;
        raw["sbg:modifiedOn"] = time.ToUnixTimeSeconds();
        raw["sbg:appVersion"] = CwlValues.TextOf(raw["cwlVersion"]) is { } version ? new JsonArray(version) : [];
        raw["sbg:revisionNotes"] = CwlValues.TextOf(document["sbg:revisionNotes"]);
        app.Revisions.Add(raw);
        app.Name = CwlValues.TextOf(raw["label"]) is { Length: > 0 } label ? label : app.Name;
    }

    /// <param name="source">The revision that is copied; with all before it when the strategy keeps them.</param>
    /// <param name="id">Id of the copy.</param>
    /// <param name="name">Name of the copy; null: that of the source.</param>
    /// <param name="strategy">What is copied, and where updates come from.</param>
    /// <param name="user">Who copies.</param>
    /// <param name="time">When.</param>
    public static AppEntry Copy(AppReference source, string id, string? name, string strategy, string user, DateTimeOffset time)
    {
        var origin = strategy is "clone" or "transient" ? CwlValues.TextOf(source.Document["sbg:copyOf"]) ?? source.Id : source.Id;
        var copy = new AppEntry(id, name ?? source.App.Name);
        foreach (var revision in strategy is "clone" or "clone_direct" ? source.App.Revisions.Take(source.Revision + 1) : [source.Document])
        {
            AddRevision(copy, revision, user, time);
            copy.Revisions[^1]["sbg:copyOf"] = origin;
            if (name is not null)
                copy.Revisions[^1]["label"] = name;
        }

        copy.Name = name ?? copy.Name;
        return copy;
    }

    /// <summary>A revision that brings a copy up to date; the copy keeps its name.</summary>
    public static void AddUpdate(AppEntry copy, AppReference newest, string user, DateTimeOffset time)
    {
        var document = (JsonObject)newest.Document.DeepClone();
        (document["sbg:copyOf"], document["label"]) = (newest.Id, copy.Name);
        AddRevision(copy, document, user, time);
    }

    /// <summary>The short name that a name becomes in ids: <c>My Tool 2</c> is <c>my-tool-2</c>.</summary>
    public static string ShortName(string name)
    {
        var letters = name.Trim().ToLower(CultureInfo.InvariantCulture).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' ? letter : '-');
        var shortName = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return shortName.Length > 0 ? shortName : throw new Refusal(400, 6004, $"Name '{name}' has no letter or digit that an id could hold.");
    }

    private static JsonObject Info(int number, JsonObject revision) => new()
    {
        ["sbg:revision"] = number,
        ["sbg:modifiedBy"] = revision["sbg:modifiedBy"]?.DeepClone(),
        ["sbg:modifiedOn"] = revision["sbg:modifiedOn"]?.DeepClone(),
        ["sbg:revisionNotes"] = revision["sbg:revisionNotes"]?.DeepClone(),
    };
}
