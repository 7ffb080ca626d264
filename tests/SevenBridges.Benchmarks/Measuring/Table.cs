namespace SevenBridges.Benchmarks.Measuring;

/// <summary>What a benchmark found, as it is printed.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Columns">Heads of the columns; the first is mostly empty.</param>
/// <param name="Rows">One text for each column.</param>
/// <param name="Note">What one must know to read it; empty: nothing.</param>
internal sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Note = "")
{
    public override string ToString()
    {
        string[] lines =
        [
            $"## {Title}", "",
            .. Note.Length == 0 ? Array.Empty<string>() : [Note, ""],
            Line(Columns), Line(Columns.Select(_ => "---")), .. Rows.Select(Line),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
