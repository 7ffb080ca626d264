using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Volumes;

/// <summary>What an export was asked to do.</summary>
internal sealed record ExportPlan(string File, string Volume, string Location, JsonObject? Properties)
{
    public bool Overwrites { get; init; }

    /// <summary>The Platform keeps the content; otherwise the file points to the object afterwards.</summary>
    public bool CopiesOnly { get; init; }
}

/// <summary>Writes the file into the bucket.</summary>
internal sealed class ExportRun(PlatformState state, ExportPlan plan)
{
    public void Run(StorageJob job, DateTimeOffset time)
    {
        var volume = JobChecks.Volume(state, plan.Volume);
        if (volume.IsReadOnly)
            throw new Refusal(403, 9101, $"The volume '{plan.Volume}' is read-only.");
        if (!state.Files.TryGetValue(plan.File, out var file) || file.Content is not { } content)
            throw new Refusal(404, 9106, $"The file '{plan.File}' was deleted meanwhile.");
        var objects = state.Storage.Buckets.Of(volume).Objects;
        if (objects.ContainsKey(volume.KeyOf(plan.Location)) && !plan.Overwrites)
            throw new Refusal(409, 9107, $"There is an object at '{plan.Location}' of the volume '{plan.Volume}' already.");
        var written = objects[volume.KeyOf(plan.Location)] = new BucketObject(content, time, plan.Properties);
        if (!plan.CopiesOnly)
            VolumeFiles.Point(file, plan.Volume, plan.Location, written, Timestamps.Text(time));
        job.Result = file.Id;
    }
}

/// <summary>What may have changed between the start of a job and its end.</summary>
internal static class JobChecks
{
    public static VolumeEntry Volume(PlatformState state, string id)
    {
        if (!state.Storage.Volumes.TryGetValue(id, out var volume))
            throw new Refusal(404, 9104, $"The volume '{id}' does not exist any more.");
        return volume.IsActive ? volume : throw new Refusal(409, 9069, $"The volume '{id}' is inactive.");
    }
}
