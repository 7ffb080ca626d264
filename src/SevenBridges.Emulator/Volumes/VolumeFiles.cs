using System.Globalization;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Volumes;

/// <summary>Files in projects whose content is an object of a volume.</summary>
internal static class VolumeFiles
{
    public static JsonObject Storage(string volume, string location) => new() { ["type"] = "VOLUME", ["volume"] = volume, ["location"] = location };

    public static bool IsAlias(FileEntry file) => VolumeOf(file) is not null;

    /// <summary>The volume that keeps the content; null: the Platform does.</summary>
    public static string? VolumeOf(FileEntry file) =>
        (string?)file.Document["storage"]?["type"] == "VOLUME" ? (string?)file.Document["storage"]!["volume"] : null;

    /// <summary>The content of a file is out of reach while its volume is turned off.</summary>
    /// <exception cref="Refusal">It is turned off, or gone.</exception>
    public static void RequireReach(PlatformState state, FileEntry file)
    {
        if (VolumeOf(file) is { } id && !(state.Storage.Volumes.TryGetValue(id, out var volume) && volume.IsActive))
            throw new Refusal(409, 5034, $"The volume that holds '{file.Name}' is inactive; activate it to reach the file.");
    }

    /// <summary>The file points to an object from now on.</summary>
    public static void Point(FileEntry file, string volume, string location, BucketObject found, string now)
    {
        file.Content = found.Content;
        file.Document["size"] = found.Content.Length;
        file.Document["storage"] = Storage(volume, location);
        file.Document["modified_on"] = now;
    }

    /// <summary>A name that is taken gets a number before it: <c>_1_name</c>.</summary>
    public static string FreeName(PlatformState state, string folder, string name)
    {
        var taken = state.Files.Values.Where(file => file.Parent == folder).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, int.MaxValue)
            .Select(number => number == 0 ? name : $"_{number.ToString(CultureInfo.InvariantCulture)}_{name}")
            .First(candidate => !taken.Contains(candidate));
    }

    /// <summary>The folder of that name, made when it is not there.</summary>
    public static string FolderNamed(PlatformState state, string project, string parent, string name, string now)
    {
        if (FilesHandlers.Named(state, parent, name) is { IsFolder: true } existing)
            return existing.Id;
        var folder = FilesHandlers.Folder(state.Ids.File(), name, project, parent, now);
        state.Files.Add(folder.Id, folder);
        return folder.Id;
    }
}
