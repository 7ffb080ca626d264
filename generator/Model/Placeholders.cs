namespace SevenBridges.Generator.Model;

/// <summary>The text of a path: <c>/files/{file}/actions/copy</c>.</summary>
internal static class Placeholders
{
    private static readonly char[] NotInName = ['{', '}', '\\', '"'];
    private static readonly char[] Ends = ['{', '}', '/'];

    /// <summary>A slash, or parts that each begin with one: plain text, or one whole placeholder.</summary>
    public static bool IsWellFormed(string path)
    {
        if (path == "/")
            return true;
        for (var start = 0; start < path.Length;)
        {
            var end = path.IndexOf('/', start + 1);
            end = end < 0 ? path.Length : end;
            if (path[start] != '/' || !IsPart(path, start + 1, end))
                return false;
            start = end;
        }

        return path.Length > 0;
    }

    /// <summary>What stands in braces, and where the opening one stands.</summary>
    public static IEnumerable<(string Name, int Start)> In(string path)
    {
        for (var start = path.IndexOf('{'); start >= 0; start = path.IndexOf('{', start + 1))
        {
            var end = path.IndexOfAny(Ends, start + 1);
            if (end > start + 1 && path[end] == '}')
                yield return (path.Substring(start + 1, end - start - 1), start);
        }
    }

    private static bool IsPart(string path, int start, int end)
    {
        if (end - start > 2 && path[start] == '{' && path[end - 1] == '}')
            return path.IndexOfAny(NotInName, start + 1, end - start - 2) < 0;
        for (var at = start; at < end; at++)
            if (!IsPlain(path[at]))
                return false;
        return end > start;
    }

    private static bool IsPlain(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '~' or '-';
}
