using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Volumes;

/// <summary>What an import was asked to do.</summary>
internal sealed record ImportPlan(string Volume, string Location, string Project, string Folder, string Name)
{
    public bool Overwrites { get; init; }

    public bool Renames { get; init; }

    public bool KeepsFolders { get; init; }

    /// <summary>A location that ends in a slash means everything below it.</summary>
    public bool IsFolder => Location.EndsWith('/');
}

/// <summary>Brings the object, or everything below the prefix, into the project.</summary>
internal sealed class ImportRun(PlatformState state, ImportPlan plan)
{
    public void Run(StorageJob job, DateTimeOffset time)
    {
        var now = Timestamps.Text(time);
        var volume = JobChecks.Volume(state, plan.Volume);
        if (!state.Files.ContainsKey(plan.Folder))
            throw new Refusal(404, 9109, "The destination was deleted meanwhile.");
        var objects = state.Storage.Buckets.Of(volume).Objects;
        var key = volume.KeyOf(plan.Location);
        if (plan.IsFolder)
            job.Result = Folder([.. objects.Where(pair => pair.Key.StartsWith(key, StringComparison.Ordinal) && pair.Key.Length > key.Length && !pair.Key.EndsWith('/'))], volume, now);
        else if (objects.TryGetValue(key, out var found))
            job.Result = Place(plan.Folder, plan.Name, plan.Location, found, now);
        else
            throw NoObject();
    }

    private Refusal NoObject() => new(404, 9105, $"There is nothing at '{plan.Location}' of the volume '{plan.Volume}'.");

    /// <returns>Id of the folder that everything went into.</returns>
    private string Folder(KeyValuePair<string, BucketObject>[] objects, VolumeEntry volume, string now)
    {
        if (objects.Length == 0)
            throw NoObject();
        var top = plan.KeepsFolders ? VolumeFiles.FolderNamed(state, plan.Project, plan.Folder, TopName(), now) : plan.Folder;
        foreach (var (key, found) in objects)
        {
            var location = key[volume.Root.Length..];
            var parts = location[plan.Location.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
            var folder = plan.KeepsFolders ? parts[..^1].Aggregate(top, (parent, name) => VolumeFiles.FolderNamed(state, plan.Project, parent, name, now)) : top;
            Place(folder, parts[^1], location, found, now);
        }

        return top;
    }

    private string TopName() => FilesHandlers.Named(state, plan.Folder, plan.Name) switch
    {
        null => plan.Name,
        { IsFolder: true } when plan.Overwrites => plan.Name,
        _ when plan.Renames => VolumeFiles.FreeName(state, plan.Folder, plan.Name),
        _ => throw Taken(plan.Name),
    };

    /// <returns>Id of the file that points to the object.</returns>
    private string Place(string folder, string wanted, string location, BucketObject found, string now)
    {
        var existing = FilesHandlers.Named(state, folder, wanted);
        var isReplaced = existing is { IsFolder: false } && plan.Overwrites;
        if (existing is not null && !isReplaced && !plan.Renames)
            throw Taken(wanted);
        var name = existing is null || isReplaced ? wanted : VolumeFiles.FreeName(state, folder, wanted);
        var file = isReplaced ? existing! : FilesHandlers.Add(state, name, plan.Project, folder, found.Content, now);
        VolumeFiles.Point(file, plan.Volume, location, found, now);
        return file.Id;
    }

    private static Refusal Taken(string name) => new(409, 9108, $"There is a '{name}' at the destination already.");
}
