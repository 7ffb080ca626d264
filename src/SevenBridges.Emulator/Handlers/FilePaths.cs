using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Where files are, written as paths: <c>owner/project/folder/file</c>, or <c>/Projects/UUID/folder/file</c> as the search does.</summary>
internal static class FilePaths
{
    private const string Projects = "Projects";

    /// <summary>What stands at a path, if the caller may see it: a file, a folder, or the folder at the root of a project.</summary>
    public static FileEntry? Find(Call call, string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length < 2 || ProjectOf(call, steps) is not { } project || !Access.Sees(call, project))
            return null;
        var place = call.State.Files.GetValueOrDefault(call.State.Projects[project].RootFolder);
        foreach (var name in steps.Skip(2))
            place = place is { IsFolder: true } ? FilesHandlers.Named(call.State, place.Id, name) : null;
        return place;
    }

    /// <summary>Path of the folder that holds a file, with a slash at its end: <c>/Projects/UUID/folder/</c>.</summary>
    public static string ParentPath(PlatformState state, FileEntry file)
    {
        var names = new Stack<string>();
        for (var folder = state.Files.GetValueOrDefault(file.Parent); folder is { Parent.Length: > 0 }; folder = state.Files.GetValueOrDefault(folder.Parent))
            names.Push(folder.Name);
        return string.Concat(names.Prepend(UuidOf(file.Project)).Prepend(Projects).Select(name => "/" + name)) + "/";
    }

    /// <summary>The folder itself or anything below it.</summary>
    public static bool IsBelow(PlatformState state, FileEntry file, string folder)
    {
        for (var at = file; at is not null; at = state.Files.GetValueOrDefault(at.Parent))
            if (at.Parent == folder)
                return true;
        return false;
    }

    private static string? ProjectOf(Call call, string[] steps)
    {
        var id = steps[0] == Projects ? call.State.Projects.Keys.FirstOrDefault(project => UuidOf(project) == steps[1]) : $"{steps[0]}/{steps[1]}";
        return id is not null && call.State.Projects.ContainsKey(id) ? id : null;
    }

    /// <summary>The Platform's own name of a project, which only paths show.</summary>
    private static string UuidOf(string project) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(project)).AsSpan(0, 16)).ToString("D");
}
