using System.Text;
using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>Makes a listing from metadata read as a person would write it: short names, no bodies, one parameter a line where a line would be long.</summary>
internal static partial class ApiText
{
    private const int LineLength = 150;

    public static string Of(string listing) => string.Concat(Unbroken(listing.ReplaceLineEndings("\n").Trim('\n').Split('\n')).Select(line => Line(line) + "\n"));

    /// <summary>Joins parameter lists that came on several lines, so that all are broken by one rule, ours.</summary>
    private static IEnumerable<string> Unbroken(IEnumerable<string> lines)
    {
        var open = "";
        foreach (var line in lines)
        {
            var joined = open.Length == 0 ? line : open.TrimEnd() + (open.TrimEnd().EndsWith('(') ? "" : " ") + line.TrimStart();
            open = joined.Count(letter => letter == '(') > joined.Count(letter => letter == ')') ? joined : "";
            if (open.Length == 0)
                yield return joined;
        }
    }

    private static string Line(string line)
    {
        if (line.StartsWith("namespace ", StringComparison.Ordinal))
            return line;

        line = Qualifier().Replace(line, "");
        line = Conversion().Replace(line, match => $"{match.Groups["kind"].Value.ToLowerInvariant()} operator {match.Groups["type"].Value}(");
        line = Body().Replace(line, ");");
        return line.Length <= LineLength ? line : Wrapped(line);
    }

    private static string Wrapped(string line)
    {
        var (open, close) = (line.IndexOf('('), line.LastIndexOf(')'));
        if (open < 0 || close < open)
            return line;

        var indent = line[..^line.TrimStart().Length] + "    ";
        return $"{line[..open]}(\n{indent}{string.Join($",\n{indent}", Parameters(line[(open + 1)..close]))}{line[close..]}";
    }

    /// <summary>The pieces between commas that stand in no brackets.</summary>
    private static IEnumerable<string> Parameters(string list)
    {
        var (depth, piece) = (0, new StringBuilder());
        foreach (var letter in list)
        {
            depth += letter is '<' or '(' or '[' ? 1 : letter is '>' or ')' or ']' ? -1 : 0;
            if (letter == ',' && depth == 0)
            {
                yield return piece.ToString().Trim();
                piece.Clear();
                continue;
            }

            piece.Append(letter);
        }

        yield return piece.ToString().Trim();
    }

    [GeneratedRegex(@"\b(?:System(?:\.(?:Collections(?:\.Generic)?|Diagnostics|Runtime\.CompilerServices|Diagnostics\.CodeAnalysis|IO|Text\.Json(?:\.Serialization(?:\.Metadata)?)?|Threading(?:\.Tasks)?"
        + @"|Net(?:\.Http(?:\.Headers)?)?))?|SevenBridges|Microsoft\.Extensions\.\w+)\.(?=[A-Z])")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"(?<type>\S+) op_(?<kind>Implicit|Explicit)\(")]
    private static partial Regex Conversion();

    [GeneratedRegex(@"\) \{ \}$")]
    private static partial Regex Body();
}
