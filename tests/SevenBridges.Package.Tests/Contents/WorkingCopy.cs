using System.Text.RegularExpressions;
using SevenBridges.Build;

namespace SevenBridges.Package.Tests.Contents;

/// <summary>The repository that this was built in, read as the SDK reads it: from its files, without the program git.</summary>
internal static partial class WorkingCopy
{
    /// <summary>The commit; null: these sources are no working copy.</summary>
    public static string? Commit => Folder is not { } folder ? null : Resolve(folder, File.ReadAllText(Path.Combine(folder, "HEAD")).Trim());

    /// <summary>Whether its origin is one of the servers that the SDK knows how to make addresses for.</summary>
    public static bool HasKnownServer =>
        Folder is { } folder && Origin().Match(File.ReadAllText(Path.Combine(Common(folder), "config"))) is { Success: true } origin && KnownServer().IsMatch(origin.Groups["url"].Value);

    /// <summary>Of a second working copy, <c>.git</c> is a file that says where.</summary>
    private static string? Folder
    {
        get
        {
            var git = Repository.PathOf(".git");
            return Directory.Exists(git) ? git : File.Exists(git) ? Path.GetFullPath(File.ReadAllText(git)["gitdir:".Length..].Trim(), Repository.Root) : null;
        }
    }

    private static string Common(string folder)
    {
        var file = Path.Combine(folder, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), folder) : folder;
    }

    private static string? Resolve(string folder, string head)
    {
        if (!head.StartsWith("ref: ", StringComparison.Ordinal))
            return head;
        var branch = head["ref: ".Length..];
        var file = Path.Combine(Common(folder), branch);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : Packed(folder, branch);
    }

    private static string? Packed(string folder, string branch)
    {
        var file = Path.Combine(Common(folder), "packed-refs");
        return File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.EndsWith(" " + branch, StringComparison.Ordinal))?.Split(' ')[0] : null;
    }

    [GeneratedRegex("""\[remote "origin"\][^\[]*?\burl = (?<url>\S+)""")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\b(github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|visualstudio\.com)\b")]
    private static partial Regex KnownServer();
}
