using System.Text;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>All tables of a run, under a head that says where and with what they were made.</summary>
internal sealed class Results(string made)
{
    private readonly StringBuilder _text = new();

    public string Head { get; } =
        $"""
        # Results

        Written by `dotnet run --project build -- bench`. Ratios are to the first row of a table, round by round, in interleaved rounds: median (least–most). Time is processor time unless a table says otherwise.

        {made}
        """;

    public Table Add(Table table)
    {
        _text.Append('\n').Append(table);
        return table;
    }

    public override string ToString() => $"{Head}\n{_text}";
}
