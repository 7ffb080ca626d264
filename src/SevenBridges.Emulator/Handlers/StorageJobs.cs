using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What imports and exports have in common: how they are found, listed, shown, and started many at once.</summary>
internal static class StorageJobs
{
    public static readonly string[] Stages = ["PENDING", "RUNNING", "COMPLETED"];

    private const int MostItems = 100;

    public static StorageJob Find(Call call, Table<StorageJob> jobs, string id, int missing = 9008)
    {
        var job = jobs.Find(id, missing, "The job");
        return job.User == call.User ? job : throw new Refusal(404, missing, $"The job '{id}' does not exist or is not visible to you.");
    }

    public static Answer Query(Call call, Table<StorageJob> jobs, string kind)
    {
        var states = call.All("state");
        foreach (var state in states)
            if (state is not ("PENDING" or "RUNNING" or "COMPLETED" or "FAILED"))
                throw new Refusal(400, 9011, $"'{state}' is no state of a job.");
        return Answer.Page(
            jobs.Values.Where(job => job.User == call.User)
                .Where(job => states.Count == 0 || states.Contains(job.State))
                .Where(job => call.One("volume") is not { Length: > 0 } volume || job.Volume == volume)
                .Where(job => call.One("project") is not { Length: > 0 } project || job.Project == project),
            job => Show(call, job, kind));
    }

    /// <summary>The job as it is now; its result as the file is now, and none when the file is gone.</summary>
    public static JsonObject Show(Call call, StorageJob job, string kind)
    {
        var shown = job.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/storage/{kind}/{job.Id}");
        if (job.Result is { } result && call.State.Files.TryGetValue(result, out var file))
            shown["result"] = FilesHandlers.Show(call, file);
        return shown;
    }

    /// <summary>Does the same for each item; what is refused becomes the item's error.</summary>
    public static Answer Each(Call call, string member, Func<JsonNode?, JsonObject> one)
    {
        var items = call.Object()[member] as JsonArray ?? throw new Refusal(400, 9011, $"The request needs a list '{member}'.");
        if (items.Count is 0 or > MostItems)
            throw new Refusal(400, 9011, $"'{member}' holds 1 to {MostItems} items; here it holds {items.Count}.");
        var filter = FieldFilter.Of(call.One("fields"), null);
        return Answer.Shaped(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => Entry(item, filter, one))]) });
    }

    private static JsonObject Entry(JsonNode? item, FieldFilter filter, Func<JsonNode?, JsonObject> one)
    {
        try
        {
            return new JsonObject { ["resource"] = filter.Apply(one(item)) };
        }
        catch (Refusal refusal)
        {
            return new JsonObject { ["error"] = ErrorDocument.Of(refusal) };
        }
    }

    public static JsonObject Required(JsonObject body, string member) =>
        body[member] as JsonObject ?? throw new Refusal(400, 9011, $"The request needs '{member}'.");

    public static string Text(JsonObject holder, string member) =>
        (string?)holder[member] is { Length: > 0 } text ? text : throw new Refusal(400, 9011, $"The request needs '{member}'.");
}
