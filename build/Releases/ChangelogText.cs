using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>
/// What <c>regenerate</c> writes in <c>CHANGELOG.md</c>: the lines that nobody else wrote, between two comments that no reader sees. The first one says which
/// version it has raised to and from which, if it has, so that what it did it can also take back.
/// </summary>
internal static partial class ChangelogText
{
    private const string Heading = "## Unreleased\n";
    private const string End = "<!-- end of what regenerate wrote -->";

    /// <summary>Changelog and version as they ought to be. Both depend only on what people wrote and on the changes, whatever earlier runs have made of it.</summary>
    /// <param name="changelog">The text of <c>CHANGELOG.md</c>.</param>
    /// <param name="current">The version of the project.</param>
    /// <param name="released">The version of the last release.</param>
    /// <param name="changes">What has changed since then.</param>
    public static (string Changelog, Version Version) After(string changelog, Version current, Version released, IReadOnlyCollection<Change> changes)
    {
        var (chosen, needed) = (Chosen(changelog, current, released), ProjectVersion.After(released, changes));
        var raise = chosen < needed ? new Raise(chosen, needed) : null;
        return (With(changelog, changes, raise), raise?.To ?? chosen);
    }

    /// <summary>The version that a person chose: what the project has, unless an earlier run has set that.</summary>
    private static Version Chosen(string changelog, Version current, Version released)
    {
        var block = Block().Match(changelog).Groups;
        if (!block["to"].Success || Version.Parse(block["to"].Value) != current)
            return current;
        return block["from"].Success ? Version.Parse(block["from"].Value) : released;
    }

    /// <summary>The same changelog with the changes that it does not tell, and without those of an earlier run that are none any more.</summary>
    /// <param name="changelog">The text of <c>CHANGELOG.md</c>.</param>
    /// <param name="changes">What has changed since the last release.</param>
    /// <param name="raise">What this program does to the version; null when it stays as a person chose it.</param>
    public static string With(string changelog, IEnumerable<Change> changes, Raise? raise)
    {
        var byHand = Block().Replace(changelog, "");
        var lines = changes.Select(change => change.Line).Where(line => !ChangelogCheck.Unreleased(byHand).Contains(line, StringComparison.Ordinal)).Distinct().ToList();
        var start = byHand.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0 || (lines.Count == 0 && raise is null))
            return byHand;
        var opening = $"<!-- written by regenerate{(raise is null ? "" : $", with version {raise.To} in place of {raise.From}")}: it replaces these lines -->";
        return byHand.Insert(start + Heading.Length, string.Join('\n', ["", opening, .. lines, End, ""]));
    }

    /// <summary>The same changelog with what is unreleased as a version, and nothing unreleased.</summary>
    public static string Released(string changelog, Version version)
    {
        // The lines stay, as anybody's.
        var plain = Opening().Replace(changelog, "").Replace($"{End}\n", "", StringComparison.Ordinal);
        return plain.Contains($"\n## {version}\n", StringComparison.Ordinal) ? plain : plain.Replace(Heading, $"{Heading}\n## {version}\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\n<!-- written by regenerate(?:, with version (?<to>[0-9.]+)(?: in place of (?<from>[0-9.]+))?)?: [^\n]*-->\n(?:(?!<!--)[^\n]*\n)*<!-- end of what regenerate wrote -->\n")]
    private static partial Regex Block();

    [GeneratedRegex(@"<!-- written by regenerate[^\n]*-->\n")]
    private static partial Regex Opening();
}
