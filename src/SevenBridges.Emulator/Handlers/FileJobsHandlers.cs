using System.Text.Json.Nodes;
using SevenBridges.Emulator.FileJobs;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Asynchronous jobs over files: each is begun by one call, and looked at by others until it is finished.</summary>
internal static class FileJobsHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["asyncJobs.query"] = Query;
        handlers["asyncJobs.copyFiles"] = static call => Begin(call, "COPY");
        handlers["asyncJobs.moveFiles"] = static call => Begin(call, "MOVE");
        handlers["asyncJobs.deleteFiles"] = static call => Begin(call, "DELETE");
        handlers["asyncJobs.getCopy"] = static call => Get(call, "COPY");
        handlers["asyncJobs.getMove"] = static call => Get(call, "MOVE");
        handlers["asyncJobs.getDelete"] = static call => Get(call, "DELETE");
    }

    private static Answer Query(Call call)
    {
        var jobs = call.State.FileJobs.Values.Where(job => job.Request.User == call.User).ToList();
        foreach (var job in jobs)
            FileJobLife.Advance(job, call.State);
        return Answer.Page(jobs, job => Show(call, job));
    }

    private static Answer Begin(Call call, string type)
    {
        var items = FileJobRequest.Items(call, hasDestination: type != "DELETE");
        var document = new JsonObject
        {
            ["id"] = call.State.Ids.Digits(),
            ["type"] = type,
            ["state"] = "SUBMITTED",
            ["result"] = null,
            ["total_files"] = items.Count,
            ["completed_files"] = 0,
            ["failed_files"] = 0,
            ["started_on"] = call.Timestamp(),
            ["finished_on"] = null,
        };
        var job = new FileJobEntry(document, call) { StartedAt = call.Now, Items = items };
        call.State.FileJobs.Add(job.Id, job);
        return Answer.Ok(Show(call, job));
    }

    private static Answer Get(Call call, string type)
    {
        var job = call.State.FileJobs.Find(call["async_job"], 57039, "The job");
        if (job.Request.User != call.User)
            throw new Refusal(404, 57039, $"The job '{job.Id}' does not exist or is not visible to you.");
        if (job.Type != type)
            throw new Refusal(400, 57026, $"The job '{job.Id}' is of type {job.Type}, not {type}.");
        FileJobLife.Advance(job, call.State);
        return Answer.Ok(Show(call, job));
    }

    private static JsonObject Show(Call call, FileJobEntry job)
    {
        var shown = job.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/async/files/{job.Type.ToLowerInvariant()}/{job.Id}");
        return shown;
    }
}
