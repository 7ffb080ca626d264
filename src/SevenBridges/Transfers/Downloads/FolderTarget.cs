using System.Text;

namespace SevenBridges.Transfers;

/// <summary>The local folder of a download of several files: decides for each name from the Platform whether it may stand in it.</summary>
internal sealed class FolderTarget(string root)
{
    private static readonly int LongestPath = OperatingSystem.IsWindows() ? 32_000 : OperatingSystem.IsMacOS() ? 1023 : 4095;

    private readonly Dictionary<string, Place> taken = new(StringComparer.Ordinal);

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The local path for a file, or why there is none.</summary>
    /// <param name="names">The names of the folders above it, from the root, and its own.</param>
    /// <param name="fault">Why it cannot stand there; null when it can.</param>
    public string? PathOf(IReadOnlyList<string> names, out string? fault)
    {
        fault = names.Select(LocalName.Fault).FirstOrDefault(found => found is not null) ?? TooLong(names) ?? Clash(names) ?? Obstacle(names);
        return fault is null ? Path.Combine([Root, .. names]) : null;
    }

    // The longest name is that of its temporary file.
    private string? TooLong(IReadOnlyList<string> names)
    {
        var bytes = Encoding.UTF8.GetByteCount(Root) + names.Sum(name => 1 + Encoding.UTF8.GetByteCount(name)) + FileSink.LongestMark;
        return bytes <= LongestPath ? null : $"its path would be longer than the {LongestPath} bytes that the system takes";
    }

    // Some file systems take names for one that differ by case or Unicode form only: the second would overwrite the first, or stand in its way.
    private string? Clash(IReadOnlyList<string> names)
    {
        for (var depth = 1; depth < names.Count; depth++)
        {
            var place = new Place(string.Join('/', names.Take(depth)), IsFolder: true);
            var key = KeyOf(names.Take(depth));
            if (!taken.TryAdd(key, place) && taken[key] != place) return $"'{taken[key].Name}' takes its place";
        }

        return ClashOfFile(names);
    }

    // Where a file's bytes, and what is remembered of them, are until it is whole must not be another file's final place.
    private string? ClashOfFile(IReadOnlyList<string> names)
    {
        var (place, key) = (new Place(string.Join('/', names), IsFolder: false), KeyOf(names));
        if (taken.TryGetValue(key, out var there)) return $"'{there.Name}' takes its place";
        var besides = new[] { FileSink.NeighbourOf(names[^1]), FileSink.JournalOf(names[^1]) }.Select(path => KeyOf([.. names.SkipLast(1), Path.GetFileName(path)])).ToList();
        if (besides.Find(taken.ContainsKey) is { } used) return $"its temporary file would take the place of another, '{taken[used].Name}'";
        foreach (var reserved in besides.Prepend(key)) taken.Add(reserved, place);
        return null;
    }

    private static string KeyOf(IEnumerable<string> names) => string.Join('/', names.Select(LocalName.Key));

    /// <summary>What stands in the way of a file at this very moment; null: nothing.</summary>
    /// <remarks>A folder that is a symbolic link would lead out of the target, and what is there already may be of another kind.</remarks>
    public string? Obstacle(IReadOnlyList<string> names)
    {
        var folder = Root;
        foreach (var name in names.SkipLast(1))
        {
            folder = Path.Combine(folder, name);
            if (new DirectoryInfo(folder).LinkTarget is not null) return $"'{name}' is a symbolic link here, and nothing is written through one";
            if (File.Exists(folder)) return $"a file stands where the folder '{name}' must be";
        }

        return ObstacleAt(Path.Combine(folder, names[^1]));
    }

    private static string? ObstacleAt(string path)
    {
        if (Directory.Exists(path)) return "a folder of that name stands there";
        foreach (var besides in new[] { FileSink.NeighbourOf(path), FileSink.JournalOf(path) })
        {
            if (new FileInfo(besides).LinkTarget is not null) return $"a symbolic link stands where its temporary file '{Path.GetFileName(besides)}' must be";
            if (Directory.Exists(besides)) return $"a folder stands where its temporary file '{Path.GetFileName(besides)}' must be";
        }

        return null;
    }

    private sealed record Place(string Name, bool IsFolder);
}
