namespace SevenBridges.Generator.Emission;

/// <summary>The namespaces of the run-time types that emitted code names: each file has the usings that it needs, and no other.</summary>
internal static class Usings
{
    private const string Http = "SevenBridges.Http";
    private const string Json = "SevenBridges.Json";

    private static readonly string[] InOrder = ["System.Text", "System.Text.Json", Http, Json];

    /// <summary>Which namespace a word needs, by its first letter: most words of a line are not even compared.</summary>
    private static readonly (string Word, string Namespace)[][] Known = ByLetter(
        ("StringBuilder", "System.Text"),
        ("JsonElement", "System.Text.Json"), ("JsonEncodedText", "System.Text.Json"), ("Utf8JsonWriter", "System.Text.Json"),
        ("ApiContext", Http), ("IJsonBody", Http), ("IRequestBody", Http), ("Operation", Http), ("RequestBuilder", Http),
        ("Extent", Json), ("FieldText", Json), ("Given", Json), ("IdShape", Json), ("IFieldSelection", Json), ("IOpenWord", Json), ("IPlatformId", Json),
        ("IWireText", Json), ("JsonCursor", Json), ("Limits", Json), ("OpenWord", Json));

    public static IEnumerable<string> For(IReadOnlyCollection<string> lines)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
            new CodeLine(line).AddTo(needed);
        return InOrder.Where(needed.Contains);
    }

    private static (string, string)[][] ByLetter(params (string Word, string Namespace)[] words)
    {
        var table = new (string, string)[128][];
        foreach (var letter in words.GroupBy(known => known.Word[0]))
            table[letter.Key] = [.. letter];
        return table;
    }

    /// <summary>Steps over the words of one line.</summary>
    private struct CodeLine(string line)
    {
        private int _at;

        public void AddTo(HashSet<string> needed)
        {
            while (_at < line.Length && line[_at] == ' ')
                _at++;
            if (string.CompareOrdinal(line, _at, "///", 0, 3) == 0)
                return;
            // A text may hold any word; only an interpolated one holds code.
            var hasCodeInTexts = line.Contains("$\"");
            while (_at < line.Length)
                if (line[_at] == '"' && !hasCodeInTexts)
                    SkipText();
                else if (IsOfWord(line[_at]))
                    AddWord(needed);
                else
                    _at++;
        }

        private void SkipText()
        {
            for (_at++; _at < line.Length && line[_at] != '"'; _at++)
                if (line[_at] == '\\')
                    _at++;
            _at++;
        }

        private void AddWord(HashSet<string> needed)
        {
            var start = _at;
            SkipWord();
            if (start > 0 && line[start - 1] is '.' or '"')
                return;
            foreach (var (word, name) in line[start] < 128 ? Known[line[start]] ?? [] : [])
                if (Is(start, word))
                    needed.Add(name);
            if (_at < line.Length && line[_at] == '.' && NamespaceOfCall(start) is { } called)
                needed.Add(called);
        }

        /// <summary>Methods that are extensions, or on types that are not named.</summary>
        private readonly string? NamespaceOfCall(int start)
        {
            var method = MethodAt(_at + 1, out var end);
            if (method == "First" || (Is(start, "Operations") && MethodAt(end + 1, out _) is "At" or "Below"))
                return Http;
            return Is(start, "json") && method is not null && IsOfCursor(method) ? Json : null;
        }

        private static bool IsOfCursor(string method) =>
            method is "List" or "Map" || method.EndsWith("Value", StringComparison.Ordinal) || method.Contains("Text") || (method.Length > 5 && method.StartsWith("Epoch", StringComparison.Ordinal));

        /// <summary>The word there, if it is called.</summary>
        private readonly string? MethodAt(int start, out int end)
        {
            var rest = this;
            rest._at = Math.Min(start, line.Length);
            rest.SkipWord();
            end = rest._at;
            return end < line.Length && line[end] == '(' ? line.Substring(start, end - start) : null;
        }

        private void SkipWord()
        {
            while (_at < line.Length && IsOfWord(line[_at]))
                _at++;
        }

        private readonly bool Is(int start, string word) => _at - start == word.Length && string.CompareOrdinal(line, start, word, 0, word.Length) == 0;

        private static bool IsOfWord(char letter) => letter == '_' || char.IsLetterOrDigit(letter);
    }
}
