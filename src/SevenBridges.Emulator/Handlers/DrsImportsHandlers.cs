using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Imports by DRS addresses, many files in one job.</summary>
internal static class DrsImportsHandlers
{
    private const int MostItems = 100;
    private const int MostFiles = 500;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly string[] Stages = ["SUBMITTED", "RESOLVING", "RUNNING", "FINISHED"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["drsImports.bulkCreate"] = Create;
        handlers["drsImports.get"] = static call => Answer.Ok(Show(call, StorageJobs.Find(call, call.State.Storage.DrsImports, call["drs_import"], 10211)));
    }

    private static Answer Create(Call call)
    {
        var body = call.Object();
        var items = body["items"] as JsonArray ?? throw new Refusal(400, 10230, "No file is named: 'items' is missing.");
        if (items.Count == 0)
            throw new Refusal(400, 10230, "No file is named: 'items' is empty.");
        if (items.Count > MostItems || items.Any(item => item is not JsonObject))
            throw new Refusal(400, 10232, $"'items' holds 1 to {MostItems} objects.");
        RequireBudget(call, items.Count);
        var job = new StorageJob(new JsonObject { ["id"] = call.State.Ids.Digits(), ["state"] = "", ["total_files"] = items.Count, ["completed_files"] = 0, ["failed_files"] = 0 })
        {
            User = call.User,
            StartedAt = call.Now,
            Stages = Stages,
            Work = new DrsImportRun(call.State, call.User, body.DeepClone().AsObject()).Run,
        };
        return Answer.Ok(Show(call, JobLife.Start(call.State, call.State.Storage.DrsImports, job)));
    }

    private static void RequireBudget(Call call, int files)
    {
        var asked = call.State.Storage.DrsImports.Values.Where(job => job.User == call.User && job.StartedAt > call.Now - Window).Sum(job => (int)job.Document["total_files"]!);
        if (asked + files > MostFiles)
            throw new Refusal(429, 10371, $"{MostFiles} files may be imported in five minutes, and {asked} were asked for already.");
    }

    private static JsonObject Show(Call call, StorageJob job)
    {
        var shown = job.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/bulk/drs/imports/{job.Id}");
        foreach (var record in shown["result"] as JsonArray ?? [])
            if (record!["resource"] is JsonObject file)
                file["href"] = call.Href($"/files/{file["id"]}");
        return shown;
    }
}
