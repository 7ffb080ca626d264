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
            var end = EndOf(path, start);
            if (path[start] != '/' || !IsPart(path, start + 1, end))
                return false;
            start = end;
        }

        return path.Length > 0;
    }

    /// <summary>Where the part ends that begins here.</summary>
    public static int EndOf(string path, int start) => path.IndexOf('/', start + 1) is var next and >= 0 ? next : path.Length;

    /// <summary>Where the braces of the next placeholder stand; -1 when there is none.</summary>
    public static (int Start, int End) Next(string path, int from)
    {
        for (var start = path.IndexOf('{', from); start >= 0; start = path.IndexOf('{', start + 1))
            if (path.IndexOfAny(Ends, start + 1) is var end && end > start + 1 && path[end] == '}')
                return (start, end);
        return (-1, -1);
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
