namespace SevenBridges.Emulator.Volumes;

/// <summary>The life of imports and exports, computed from the clock whenever somebody looks.</summary>
internal static class JobLife
{
    private const string Failed = "FAILED";

    public static StorageJob Start(PlatformState state, Table<StorageJob> table, StorageJob job)
    {
        job.State = job.Stages[0];
        job.Document["started_on"] = Timestamps.Text(job.StartedAt);
        table.Add(job.Id, job);
        state.Storage.Open.Add(job);
        return job;
    }

    /// <summary>Brings every job to where it is by now, in the order in which they were started.</summary>
    public static void AdvanceAll(PlatformState state)
    {
        var open = state.Storage.Open;
        if (open.Count == 0)
            return;
        foreach (var job in open.Where(job => !job.IsOver))
            Advance(job, state);
        open.RemoveAll(job => job.IsOver);
    }

    /// <summary>Breaks off a job that nobody needs any more, or that has nothing left to work with.</summary>
    public static void Break(StorageJob job, DateTimeOffset time, Refusal reason)
    {
        job.State = Failed;
        job.Document["error"] = ErrorDocument.Of(reason);
        job.Document["finished_on"] = Timestamps.Text(time);
    }

    private static void Advance(StorageJob job, PlatformState state)
    {
        var (duration, elapsed) = (state.Options.TaskDuration, state.Clock.GetUtcNow() - job.StartedAt);
        if (elapsed >= duration)
            Finish(job, job.StartedAt + duration);
        else
            job.State = job.Stages[(int)(elapsed.Ticks * (job.Stages.Length - 1) / duration.Ticks)];
    }

    private static void Finish(StorageJob job, DateTimeOffset end)
    {
        try
        {
            job.Work(job, end);
            job.State = job.Stages[^1];
            job.Document["finished_on"] = Timestamps.Text(end);
        }
        catch (Refusal reason)
        {
            Break(job, end, reason);
        }
    }
}
