using System.Globalization;
using System.Text.RegularExpressions;

namespace SevenBridges.Emulator.Search;

/// <summary>
/// Reads a query: <c>IN "owner/project" WHERE type = "FILE" AND NOT (size &lt; 10 OR name LIKE "%.tmp") LIMIT 100 TOKEN "…"</c>. Every part may be left
/// out; words of the language are written in any case.
/// </summary>
internal sealed partial class SearchReader
{
    private readonly List<Match> _words;
    private readonly string _text;
    private int _at;

    private SearchReader(string text)
    {
        _text = text;
        _words = [.. Words().Matches(text).Where(word => word.Value.Trim().Length > 0)];
    }

    /// <exception cref="Refusal">The query cannot be read; the message says where.</exception>
    public static SearchQuery Read(string text)
    {
        var reader = new SearchReader(text);
        var query = new SearchQuery(
            reader.Takes("IN") ? reader.Values() : [],
            reader.Takes("WHERE") ? reader.Any() : null,
            reader.Takes("LIMIT") ? reader.Number() : null,
            reader.Takes("TOKEN") ? reader.Value() : null);
        return reader._at == reader._words.Count ? query : throw reader.Wrong("the end of the query");
    }

    private string? Next => _at < _words.Count ? _words[_at].Value : null;

    private SearchCondition Any()
    {
        List<SearchCondition> parts = [All()];
        while (Takes("OR"))
            parts.Add(All());
        return parts.Count == 1 ? parts[0] : new AnyOf(parts);
    }

    private SearchCondition All()
    {
        List<SearchCondition> parts = [One()];
        while (Takes("AND"))
            parts.Add(One());
        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private SearchCondition One()
    {
        if (Takes("NOT"))
            return new Not(One());
        if (!Takes("("))
            return Comparison();
        var inner = Any();
        return Takes(")") ? inner : throw Wrong("')'");
    }

    private SearchComparison Comparison()
    {
        var member = Next is { } word && Member().IsMatch(word) ? word : throw Wrong("the name of a member");
        _at++;
        if (Takes("LIKE"))
            return new SearchComparison(member, "LIKE", [Value()]);
        if (Takes("IN"))
            return new SearchComparison(member, "IN", List());
        var sign = SearchComparison.Operators.FirstOrDefault(sign => sign == Next) ?? throw Wrong($"one of {string.Join(' ', SearchComparison.Operators)}, LIKE, IN");
        _at++;
        return new SearchComparison(member, sign, [Value()]);
    }

    private List<string> List()
    {
        if (!Takes("("))
            throw Wrong("'('");
        var values = Values();
        return Takes(")") ? values : throw Wrong("')'");
    }

    private List<string> Values()
    {
        List<string> values = [Value()];
        while (Takes(","))
            values.Add(Value());
        return values;
    }

    private string Value()
    {
        if (Next is not { } word || word is "(" or ")" or "," || SearchComparison.Operators.Contains(word))
            throw Wrong("a value");
        _at++;
        return word[0] is '"' or '\'' ? word[1..^1].Replace("\\" + word[0], word[..1], StringComparison.Ordinal) : word;
    }

    private int Number()
    {
        if (!int.TryParse(Next, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            throw Wrong("a whole number from 1");
        _at++;
        return number;
    }

    private bool Takes(string word)
    {
        if (!string.Equals(Next, word, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    private Refusal Wrong(string expected) =>
        new(400, 90000, $"The query cannot be read: {expected} is expected {(_at < _words.Count ? $"at '{_text[_words[_at].Index..]}'" : "at its end")}.");

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<=|>=|!=|[<>=(),]|[^\s<>=!(),"']+|\S
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$")]
    private static partial Regex Member();
}
