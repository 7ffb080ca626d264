namespace SevenBridges.Build;

/// <summary>Whether changelog and version say what has changed since the last release.</summary>
internal static class ChangelogCheck
{
    /// <summary>One sentence for each thing that does not agree; empty when all does.</summary>
    /// <param name="changelog">The text of <c>CHANGELOG.md</c>.</param>
    /// <param name="changes">What has changed.</param>
    /// <param name="version">The version of the project.</param>
    /// <param name="released">The version of the last release.</param>
    public static IReadOnlyList<string> Faults(string changelog, IReadOnlyCollection<Change> changes, Version version, Version released)
    {
        var told = Unreleased(changelog);
        var needed = ProjectVersion.After(released, changes);
        return
        [
            .. changes.Where(change => !told.Contains(change.Line, StringComparison.Ordinal)).Select(change => $"CHANGELOG.md does not say below 'Unreleased': {change.Line}"),
            .. version < needed ? [$"The version is {version}, and has to be {needed} at least: set VersionPrefix in Directory.Build.props."] : Array.Empty<string>(),
        ];
    }

    /// <summary>What stands below the heading of the next release.</summary>
    internal static string Unreleased(string changelog)
    {
        var start = changelog.IndexOf("## Unreleased", StringComparison.Ordinal);
        if (start < 0)
            return "";
        var end = changelog.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? changelog[start..] : changelog[start..end];
    }
}
