namespace SevenBridges.Transfers;

/// <summary>The local folder of a download of several files: decides for each name from the Platform whether it may stand in it.</summary>
internal sealed class FolderTarget(string root)
{
    private readonly Dictionary<string, Place> taken = new(StringComparer.Ordinal);

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The local path for a file, or why there is none.</summary>
    /// <param name="names">The names of the folders above it, from the root, and its own.</param>
    /// <param name="fault">Why it cannot stand there; null when it can.</param>
    public string? PathOf(IReadOnlyList<string> names, out string? fault)
    {
        fault = names.Select(LocalName.Fault).FirstOrDefault(found => found is not null) ?? Clash(names) ?? WayOut(names);
        return fault is null ? Path.Combine([Root, .. names]) : null;
    }

    // Some file systems take names for one that differ by case or Unicode form only: the second would overwrite the first, or stand in its way.
    private string? Clash(IReadOnlyList<string> names)
    {
        for (var depth = 1; depth <= names.Count; depth++)
        {
            var place = new Place(string.Join('/', names.Take(depth)), IsFolder: depth < names.Count);
            var key = string.Join('/', names.Take(depth).Select(LocalName.Key));
            if (!taken.TryAdd(key, place) && !(place.IsFolder && taken[key] == place)) return $"'{taken[key].Name}' takes its place";
        }

        KeepNeighbourFree(names);
        return null;
    }

    // Where a file's bytes are until it is whole must not be another file's final place.
    private void KeepNeighbourFree(IReadOnlyList<string> names)
    {
        var neighbour = Path.GetFileName(FileSink.NeighbourOf(names[^1]));
        taken.TryAdd(string.Join('/', names.SkipLast(1).Append(neighbour).Select(LocalName.Key)), new Place(names[^1], IsFolder: false));
    }

    // A folder that is a symbolic link would lead out of the target.
    private string? WayOut(IReadOnlyList<string> names)
    {
        var folder = Root;
        foreach (var name in names.SkipLast(1))
        {
            folder = Path.Combine(folder, name);
            if (new DirectoryInfo(folder).LinkTarget is not null) return $"'{name}' is a symbolic link here, and nothing is written through one";
        }

        return null;
    }

    private sealed record Place(string Name, bool IsFolder);
}
