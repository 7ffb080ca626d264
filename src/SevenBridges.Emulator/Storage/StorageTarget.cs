using System.Globalization;

namespace SevenBridges.Emulator.Storage;

/// <summary>What an address at the storage server leads to.</summary>
/// <param name="Id">Id of a file, or of an upload; empty: to nothing.</param>
/// <param name="Part">Number of the part; 0 for the content of a file.</param>
internal readonly record struct StorageTarget(string Id, int Part)
{
    private const string PartsPrefix = "/parts/";
    private const string ContentPrefix = "/content/";

    /// <summary>Path to which a part is sent.</summary>
    public static string PartPath(string upload, int number) => string.Create(CultureInfo.InvariantCulture, $"{PartsPrefix}{upload}/{number}");

    /// <summary>Path at which the content of a file is.</summary>
    public static string ContentPath(string file) => ContentPrefix + file;

    public static StorageTarget Parse(string path)
    {
        if (path.StartsWith(ContentPrefix, StringComparison.Ordinal))
            return new StorageTarget(path[ContentPrefix.Length..], 0);
        var slash = path.LastIndexOf('/');
        return slash > PartsPrefix.Length && path.StartsWith(PartsPrefix, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new StorageTarget(path[PartsPrefix.Length..slash], number)
            : default;
    }
}
