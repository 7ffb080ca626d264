namespace SevenBridges.Emulator.Hosting;

/// <summary>Reads the query of a request: names may repeat, <c>+</c> is a space.</summary>
internal static class QueryText
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parse(string query)
    {
        var values = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Unescape(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Unescape(pair[(equals + 1)..]);
            values[name] = values.TryGetValue(name, out var earlier) ? [.. earlier, value] : [value];
        }

        return values;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
