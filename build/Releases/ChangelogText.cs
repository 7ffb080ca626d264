using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>
/// What <c>regenerate</c> writes in <c>CHANGELOG.md</c>: the lines that nobody else wrote, between two comments that no reader sees. The first one says which
/// version it has raised to, if it has, so that what it wrote it can also take back.
/// </summary>
internal static partial class ChangelogText
{
    private const string Heading = "## Unreleased\n";
    private const string End = "<!-- end of what regenerate wrote -->";

    /// <summary>The version that an earlier run has set; null when it set none.</summary>
    public static Version? RaisedIn(string changelog) =>
        Block().Match(changelog) is { Success: true } block && block.Groups["version"] is { Success: true } version ? Version.Parse(version.Value) : null;

    /// <summary>The version that the project ought to have: its own when a person chose it and it does, else what the changes ask for.</summary>
    public static Version Wanted(Version current, string changelog, Version needed) => current == RaisedIn(changelog) || current < needed ? needed : current;

    /// <summary>The same changelog with the changes that it does not tell, and without those of an earlier run that are none any more.</summary>
    /// <param name="changelog">The text of <c>CHANGELOG.md</c>.</param>
    /// <param name="changes">What has changed since the last release.</param>
    /// <param name="raised">The version that this program has set; null when a person chose it.</param>
    public static string With(string changelog, IEnumerable<Change> changes, Version? raised)
    {
        var byHand = Block().Replace(changelog, "");
        var lines = changes.Select(change => change.Line).Where(line => !ChangelogCheck.Unreleased(byHand).Contains(line, StringComparison.Ordinal)).Distinct().ToList();
        var start = byHand.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0 || (lines.Count == 0 && raised is null))
            return byHand;
        var opening = $"<!-- written by regenerate{(raised is null ? "" : $", with version {raised}")}: it replaces these lines -->";
        return byHand.Insert(start + Heading.Length, string.Join('\n', ["", opening, .. lines, End, ""]));
    }

    /// <summary>The same changelog with what is unreleased as a version, and nothing unreleased.</summary>
    public static string Released(string changelog, Version version)
    {
        // The lines stay, as anybody's.
        var plain = Opening().Replace(changelog, "").Replace($"{End}\n", "", StringComparison.Ordinal);
        return plain.Contains($"\n## {version}\n", StringComparison.Ordinal) ? plain : plain.Replace(Heading, $"{Heading}\n## {version}\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\n<!-- written by regenerate(?:, with version (?<version>[0-9.]+))?: [^\n]*-->\n(?:(?!<!--)[^\n]*\n)*<!-- end of what regenerate wrote -->\n")]
    private static partial Regex Block();

    [GeneratedRegex(@"<!-- written by regenerate[^\n]*-->\n")]
    private static partial Regex Opening();
}
