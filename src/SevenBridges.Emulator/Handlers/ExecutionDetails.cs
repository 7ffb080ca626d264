using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What happened while a task ran.</summary>
internal static class ExecutionDetails
{
    public static Answer Get(Call call)
    {
        var task = TasksHandlers.Find(call);
        if (task.StartedAt is null || task.IsBatch)
            throw new Refusal(400, 90000, $"Task '{task.Id}' is {(task.IsBatch ? "the parent of a batch" : "a draft")}: it has no execution details.");
        return Answer.Ok(new JsonObject
        {
            ["href"] = call.Href($"/tasks/{task.Id}/execution_details"),
            ["start_time"] = task.Document["start_time"]?.DeepClone(),
            ["end_time"] = task.Document["end_time"]?.DeepClone(),
            ["status"] = task.Status,
            ["message"] = task.Document["execution_status"]?["message"]?.DeepClone(),
            ["jobs"] = Jobs(call, task),
        });
    }

    private static JsonArray Jobs(Call call, TaskEntry task)
    {
        if (task.Jobs is null)
            return task.Status == "RUNNING" ? [TaskExecution.OpenJob(((string)task.Document["app"]!).Split('/')[2], task)] : [];
        var jobs = (JsonArray)task.Jobs.DeepClone();
        foreach (var logs in jobs.Select(job => (JsonObject)job!["logs"]!))
        {
            foreach (var (name, id) in logs.ToList())
                logs[name] = call.Href($"/files/{(string)id!}/download_info");
        }

        return jobs;
    }
}
