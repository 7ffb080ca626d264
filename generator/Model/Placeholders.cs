namespace SevenBridges.Generator.Model;

/// <summary>The text of a path: <c>/files/{file}/actions/copy</c>.</summary>
internal static class Placeholders
{
    /// <summary>A slash, or parts that each begin with one: plain text, or one whole placeholder.</summary>
    public static bool IsWellFormed(string path) =>
        path == "/" || (path.StartsWith("/", StringComparison.Ordinal) && path.Substring(1).Split('/').All(IsPart));

    /// <summary>What stands in braces, and where the opening one stands.</summary>
    public static IEnumerable<(string Name, int Start)> In(string path)
    {
        for (var start = path.IndexOf('{'); start >= 0; start = path.IndexOf('{', start + 1))
        {
            var end = path.IndexOfAny(['{', '}', '/'], start + 1);
            if (end > start + 1 && path[end] == '}')
                yield return (path.Substring(start + 1, end - start - 1), start);
        }
    }

    private static bool IsPart(string part) => part.Length > 2 && part[0] == '{' && part[part.Length - 1] == '}'
        ? part.IndexOfAny(['{', '}', '\\', '"'], 1) == part.Length - 1
        : part.Length > 0 && part.All(IsPlain);

    private static bool IsPlain(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '~' or '-';
}
