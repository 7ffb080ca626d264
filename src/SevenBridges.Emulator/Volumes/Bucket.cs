using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Volumes;

/// <summary>A bucket: objects by key, in the order in which stores list them.</summary>
internal sealed class Bucket
{
    public SortedDictionary<string, BucketObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands at one level: objects, and of what stands below only the prefixes. <paramref name="root"/> is left out of both.</summary>
    public IEnumerable<BucketLevelEntry> Level(string root, string prefix)
    {
        var start = root + prefix;
        var last = "";
        foreach (var (key, found) in Objects)
        {
            if (!key.StartsWith(start, StringComparison.Ordinal) || key.Length == root.Length)
                continue;
            var slash = key.IndexOf('/', start.Length);
            var name = slash < 0 ? key[root.Length..] : key[root.Length..(slash + 1)];
            if (slash < 0)
                yield return new BucketLevelEntry(name, found);
            else if (name != last)
                yield return new BucketLevelEntry(last = name, null);
        }
    }
}

/// <summary>An object of a bucket.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ModifiedAt">When it was written.</param>
/// <param name="Properties">How it was written; null: as the bucket does by itself.</param>
internal sealed record BucketObject(Content Content, DateTimeOffset ModifiedAt, JsonObject? Properties = null);

/// <summary>An object, or a prefix, which has none.</summary>
/// <param name="Name">Location of the object, or the prefix with its slash.</param>
/// <param name="Object">The object; null for a prefix.</param>
internal sealed record BucketLevelEntry(string Name, BucketObject? Object);

/// <summary>All buckets of all clouds. Any name is accepted: a bucket is there as soon as somebody names it.</summary>
internal sealed class BucketShelf
{
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>The bucket of a volume; volumes on one bucket see the same objects.</summary>
    public Bucket Of(VolumeEntry volume) =>
        Named(volume.Cloud, (string?)volume.Service["bucket"] ?? $"{(string?)volume.Service["storage_account"]}/{(string?)volume.Service["container"]}");

    public Bucket Named(string cloud, string name)
    {
        var key = $"{cloud}://{name}";
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets.Add(key, bucket = new Bucket());
        return bucket;
    }
}
