using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.FileJobs;

/// <summary>The life of a job over files, computed from the clock whenever somebody looks. It takes as long as a task does, and all is done at its end.</summary>
internal static class FileJobLife
{
    /// <summary>Of the time that a job takes, it is taken up for one part in five, and looks up its items for another.</summary>
    private const int StepShare = 5;

    /// <summary>Brings every job to where it is by now: who lists files finds the copies, whether or not anybody looked at the job.</summary>
    public static void AdvanceAll(PlatformState state)
    {
        foreach (var job in state.FileJobs.Values.Where(job => !job.IsOver).ToList())
            Advance(job, state);
    }

    public static void Advance(FileJobEntry job, PlatformState state)
    {
        if (job.IsOver)
            return;
        var (passed, whole) = (state.Clock.GetUtcNow() - job.StartedAt, state.Options.TaskDuration);
        if (passed >= whole)
            Finish(job, Timestamps.Text(job.StartedAt + whole));
        else
            job.Document["state"] = passed < whole / StepShare ? "SUBMITTED" : passed < whole * 2 / StepShare ? "RESOLVING" : "RUNNING";
    }

    private static void Finish(FileJobEntry job, string time)
    {
        var work = new FileJobWork(job.Request, time);
        var results = job.Items.Select(item => ResultOf(work, job.Type, item)).ToArray();
        var failed = results.Count(result => result.ContainsKey("error"));
        job.Document["state"] = "FINISHED";
        job.Document["result"] = new JsonArray([.. results]);
        job.Document["completed_files"] = results.Length - failed;
        job.Document["failed_files"] = failed;
        job.Document["finished_on"] = time;
    }

    private static JsonObject ResultOf(FileJobWork work, string type, JsonObject item)
    {
        try
        {
            return new JsonObject { ["resource"] = work.Do(type, item) };
        }
        catch (Refusal refusal)
        {
            return new JsonObject
            {
                ["error"] = new JsonObject { ["status"] = refusal.Status, ["code"] = refusal.Code, ["message"] = refusal.Message, ["more_info"] = null },
            };
        }
    }
}
