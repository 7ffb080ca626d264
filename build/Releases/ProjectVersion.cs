using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>The version that the packages get, and the one that they ought to get.</summary>
internal static partial class ProjectVersion
{
    public const string FileName = "Directory.Build.props";

    public static Version Current => Version.Parse(Prefix().Match(Text).Groups["version"].Value);

    private static string Text => File.ReadAllText(Repository.PathOf(FileName));

    public static void Set(Version version) =>
        File.WriteAllText(Repository.PathOf(FileName), Prefix().Replace(Text, $"<VersionPrefix>{version}</VersionPrefix>"));

    /// <summary>By semantic versioning: before 1.0 a break raises the second number and anything else the third; after it, the first and the second.</summary>
    public static Version After(Version released, IReadOnlyCollection<Change> changes)
    {
        if (changes.Count == 0)
            return released;
        var breaks = changes.Any(change => change.Breaks != Breaks.Nothing);
        return (released.Major, breaks) switch
        {
            (0, true) => new(0, released.Minor + 1, 0),
            (0, false) => new(0, released.Minor, released.Build + 1),
            (_, true) => new(released.Major + 1, 0, 0),
            _ => new(released.Major, released.Minor + 1, 0),
        };
    }

    [GeneratedRegex("<VersionPrefix>(?<version>[0-9.]+)</VersionPrefix>")]
    private static partial Regex Prefix();
}
