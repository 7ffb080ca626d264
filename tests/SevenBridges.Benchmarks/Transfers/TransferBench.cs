using System.Globalization;
using System.Text;
using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Transfers beside what a user would take instead. All take turns, so that whatever else the machine does hits all alike.</summary>
internal static class TransferBench
{
    public const string Verb = "transfers";

    private const int Rounds = 7;

    // The runtime compiles what runs often once more, and with more care: before that nobody's speed is known.
    private const int WarmUps = 4;

    /// <summary>Runs the rows whose titles hold a word and prints the table.</summary>
    /// <param name="word">The word; all rows when it is empty.</param>
    /// <param name="folder">Where the table is kept too; null: nowhere.</param>
    /// <returns>The exit code: 2 when something is asked for that it does not know.</returns>
    public static async Task<int> TellAsync(string word, string? folder)
    {
        if (word.StartsWith('-') || folder?.StartsWith('-') == true)
        {
            Console.Error.WriteLine($"'{Verb}' takes [WORD [FOLDER]] and no options: its contents are always the same, so that there is no seed to give.");
            return 2;
        }

        var (text, rows) = await RunAsync(word);
        if (rows == 0)
        {
            Console.Error.WriteLine($"No row's title holds '{word}'; without a word all are run, and tests/SevenBridges.Benchmarks/TRANSFERS.md has their titles.");
            return 2;
        }

        Console.Write(text);
        if (folder is not null) await File.WriteAllTextAsync(Path.Combine(folder, "TRANSFERS.md"), text);
        return 0;
    }

    /// <summary>Runs the rows whose titles hold a word, and gives the table.</summary>
    private static async Task<(string Table, int Rows)> RunAsync(string word)
    {
        var count = 0;
        var text = new StringBuilder(
            "# Transfers\n\nOurs against each yardstick, round by round: median (least–most) of the ratio, and what it may be. Each figure is a median. The last column is the ratio "
            + "of raw sockets, which check nothing, to the same yardstick: nobody who speaks to the same server over the same sockets gets far below it.\n\n"
            + "| row | ours | yardstick | its figure | ratio | at most | | raw sockets |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var make in TransferRows.All)
        {
            using var rows = make();
            foreach (var row in rows.Rows.Where(row => row.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                count++;
                Console.Error.WriteLine(row.Title);
                foreach (var line in await MeasureAsync(row)) text.Append(line).Append('\n');
            }
        }

        return (text.ToString(), count);
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(Row row)
    {
        Runner[] runners = [row.Ours, .. row.Others.Where(other => other.CanRun)];
        var figures = runners.ToDictionary(runner => runner, _ => new List<double>());
        for (var round = 1; round < WarmUps; round++) await row.Ours.RunAsync();
        foreach (var runner in runners) await runner.RunAsync();
        for (var round = 0; round < Rounds; round++)
            foreach (var runner in round % 2 == 0 ? runners : runners.Reverse())
            {
                GC.Collect();
                figures[runner].Add(await runner.RunAsync());
            }

        var raw = row.Others.Where(other => other.IsRaw).Select(other => figures[other]).FirstOrDefault();
        return [.. row.Others.Select(other => Line(row, figures[row.Ours], other, figures.GetValueOrDefault(other), other.IsRaw ? null : raw))];
    }

    private static string Line(Row row, List<double> ours, Runner other, List<double>? theirs, List<double>? raw)
    {
        var mine = Spread.Of(ours).Median;
        if (theirs is null) return string.Create(CultureInfo.InvariantCulture, $"| {row.Title} | {mine:0.00} {row.Unit} | {other.Name} | not installed | | {other.Bar:0.00} | | |");
        var ratio = Ratio(ours, theirs);
        var verdict = other.Bar is { } bar ? ratio.Median <= bar ? "holds" : "**missed**" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Title} | {mine:0.00} {row.Unit} | {other.Name} | {Spread.Of(theirs).Median:0.00} {row.Unit} | {ratio} | {other.Bar:0.00} | {verdict} | {(raw is null ? "" : Ratio(raw, theirs))} |");
    }

    private static Spread Ratio(List<double> ones, List<double> others) => Spread.Of(ones.Zip(others, (one, other) => one / other));
}
