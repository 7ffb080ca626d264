using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>What changed in the hand-written part of a package's public surface, from the listings of both.</summary>
internal static partial class ListingDiff
{
    /// <param name="package">Name of the package.</param>
    /// <param name="before">The released listing.</param>
    /// <param name="after">The listing of now.</param>
    /// <param name="emitted">Members that come from the description, which tells of them itself.</param>
    public static IEnumerable<Change> Between(string package, string before, string after, IReadOnlySet<string> emitted)
    {
        var (old, now) = (Members(before, emitted), Members(after, emitted));
        foreach (var (name, lines) in now)
            if (!old.TryGetValue(name, out var was))
                yield return new Change(package, $"`{name}` added", Breaks.Nothing);
            else if (!was.SetEquals(lines))
                yield return new Change(package, $"`{name}` changed", Judge([.. was.Except(lines)], [.. lines.Except(was)]));
        foreach (var name in old.Keys.Where(name => !now.ContainsKey(name)))
            yield return new Change(package, $"`{name}` removed", Breaks.Source | Breaks.Binary);
    }

    /// <summary>Overloads are told together: what vanished breaks, unless it came back with more arguments that may be left out.</summary>
    private static Breaks Judge(string[] gone, string[] come) =>
        gone.Length == 0 ? Breaks.Nothing
        : gone.All(old => come.Any(now => IsLonger(old, now))) ? Breaks.Binary
        : Breaks.Source | Breaks.Binary;

    private static bool IsLonger(string old, string now)
    {
        var (was, parameters) = (old[..Math.Max(old.LastIndexOf(')'), 0)], now[..Math.Max(now.LastIndexOf(')'), 0)]);
        var cut = was.LastIndexOf(", CancellationToken", StringComparison.Ordinal) is > 0 and var index ? was[..index] : was;
        return cut.Length > 0 && parameters.StartsWith(cut, StringComparison.Ordinal) && parameters[cut.Length..].Split(", ", StringSplitOptions.RemoveEmptyEntries).All(added => added.Contains('=', StringComparison.Ordinal));
    }

    private static Dictionary<string, HashSet<string>> Members(string listing, IReadOnlySet<string> emitted)
    {
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var type = "";
        foreach (var line in Joined(listing))
        {
            var text = line.Trim();
            if (TypeName().Match(text) is { Success: true } heading)
                (type, _) = (heading.Groups["name"].Value, Add(heading.Groups["name"].Value, text));
            else if (text.StartsWith("public", StringComparison.Ordinal) || text.StartsWith("protected", StringComparison.Ordinal))
                Add($"{type}.{NameOf(text)}", text);
        }

        return found;

        bool Add(string name, string text) =>
            !emitted.Contains(name) && (found.TryGetValue(name, out var lines) ? lines : found[name] = new HashSet<string>(StringComparer.Ordinal)).Add(text);
    }

    /// <summary>Parameter lists that were broken over lines, in one.</summary>
    private static IEnumerable<string> Joined(string listing)
    {
        var open = "";
        foreach (var line in listing.Split('\n'))
        {
            open = open.Length == 0 ? line : open.EndsWith('(') ? open + line.Trim() : $"{open} {line.Trim()}";
            if (open.Count(letter => letter == '(') > open.Count(letter => letter == ')'))
                continue;
            yield return open;
            open = "";
        }
    }

    private static string NameOf(string member) => member.Contains(" operator ", StringComparison.Ordinal) ? "operator" : MemberName().Match(member).Groups["name"].Value;

    [GeneratedRegex(@"^public (?:static |abstract |sealed |readonly )*(?:class|struct|enum|interface|record) (?<name>\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(?<name>\w+)(?:<[^(]*>)?\s*(?:\(|\{|\[|=|;|$)")]
    private static partial Regex MemberName();
}
