using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Datasets.</summary>
internal static class DatasetsHandlers
{
    private const int Unknown = 90003;
    private const int Forbidden = 90002;

    public static void AddTo(HandlerTable handlers)
    {
        handlers["datasets.query"] = Query;
        handlers["datasets.queryByOwner"] = QueryByOwner;
        handlers["datasets.get"] = static call => Answer.Ok(Show(call, Find(call)));
        handlers["datasets.update"] = Update;
        handlers["datasets.delete"] = Delete;
    }

    public static string IdOf(Call call) => $"{call["owner"]}/{call["dataset"]}";

    /// <summary>The dataset of the path, if the caller may see it.</summary>
    public static DatasetEntry Find(Call call) => Find(call, IdOf(call));

    /// <summary>The dataset of the path, if the caller has a permission there.</summary>
    public static DatasetEntry Find(Call call, string permission, string what)
    {
        var dataset = Find(call);
        return dataset.Members.TryGetValue(call.User, out var member) && (bool?)member["permissions"]?[permission] == true
            ? dataset
            : throw new Refusal(403, Forbidden, $"You may not {what} the dataset '{dataset.Id}'.");
    }

    /// <summary>The files of a dataset, as <c>files.query</c> lists them.</summary>
    public static IEnumerable<FileEntry> FilesOf(Call call, string id) => Find(call, id).Files.Where(call.State.Files.ContainsKey).Select(file => call.State.Files[file]);

    private static DatasetEntry Find(Call call, string id)
    {
        var dataset = call.State.Datasets.Find(id, Unknown, "The dataset");
        return Sees(call, dataset) ? dataset : throw new Refusal(404, Unknown, $"The dataset '{id}' does not exist or is not visible to you.");
    }

    private static bool Sees(Call call, DatasetEntry dataset) => dataset.IsPublic || dataset.Members.ContainsKey(call.User);

    private static JsonObject Show(Call call, DatasetEntry dataset)
    {
        var shown = dataset.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/datasets/{dataset.Id}");
        return shown;
    }

    private static Answer Query(Call call)
    {
        var isPublic = string.Equals(call.One("visibility"), "public", StringComparison.OrdinalIgnoreCase);
        return Answer.Page(call.State.Datasets.Values.Where(dataset => isPublic ? dataset.IsPublic : dataset.Members.ContainsKey(call.User)), dataset => Show(call, dataset));
    }

    private static Answer QueryByOwner(Call call)
    {
        if (!call.State.Users.ContainsKey(call["owner"]))
            throw new Refusal(404, Unknown, $"The user '{call["owner"]}' does not exist or is not visible to you.");
        return Answer.Page(call.State.Datasets.Values.Where(dataset => dataset.Owner == call["owner"] && Sees(call, dataset)), dataset => Show(call, dataset));
    }

    private static Answer Update(Call call)
    {
        var dataset = Find(call, "write", "change");
        if (call.Object().ContainsKey("name") && string.IsNullOrWhiteSpace(call.Text("name")))
            throw new Refusal(400, 90000, "A dataset needs a name.");
        foreach (var member in new[] { "name", "description" })
            if (call.Text(member) is { } text)
                dataset.Document[member] = text;
        return Answer.Ok(Show(call, dataset));
    }

    private static Answer Delete(Call call)
    {
        call.State.Datasets.Remove(Find(call, "admin", "delete").Id);
        return Answer.NoContent;
    }
}
