using System.Globalization;

namespace SevenBridges.Emulator.Cwl;

/// <summary><c>wc</c>: lines, words, bytes, characters.</summary>
internal static class WordCount
{
    private const string Order = "lwmc";

    public static int Run(CommandSession session)
    {
        var options = CommandOptions.Parse(session.Arguments, Order, ("lines", 'l'), ("words", 'w'), ("bytes", 'c'), ("chars", 'm'));
        if (options.Unknown is not null)
            return PlainCommands.Invalid(session, options);
        var wanted = Order.Where(options.Has).DefaultIfEmpty('*').SelectMany(letter => letter == '*' ? "lwc" : $"{letter}").ToList();
        var complete = session.Open(options.Names, out var files);
        var rows = files.Select(file => (Name: options.Names.Count == 0 ? "" : file.Name, Counts: Count(file.Content))).ToList();
        if (rows.Count > 1)
            rows.Add(("total", [.. Enumerable.Range(0, 4).Select(column => rows.Sum(row => row.Counts[column]))]));
        Write(session, rows, wanted, files.Count == 0 ? 0 : files.Sum(file => file.Content.Length));
        return complete ? 0 : 1;
    }

    /// <summary>As GNU does: one number of one input stands alone, more are aligned to the width of the total size.</summary>
    private static void Write(CommandSession session, List<(string Name, long[] Counts)> rows, List<char> wanted, long size)
    {
        var width = rows.Count == 1 && wanted.Count == 1 ? 1 : rows.Any(row => row.Name is "" or "-") ? 7 : size.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var (name, counts) in rows)
        {
            var numbers = wanted.Select(letter => counts[Order.IndexOf(letter, StringComparison.Ordinal)].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            session.WriteLine($"{string.Join(' ', numbers)} {name}".TrimEnd());
        }
    }

    private static long[] Count(Content content)
    {
        long lines = 0, words = 0, letters = 0;
        var inWord = false;
        content.ForEachBlock(block =>
        {
            foreach (var value in block)
            {
                var isSpace = value is (byte)' ' or (>= 9 and <= 13);
                lines += value == '\n' ? 1 : 0;
                words += !isSpace && !inWord ? 1 : 0;
                letters += (value & 0xC0) != 0x80 ? 1 : 0;
                inWord = !isSpace;
            }
        });
        return [lines, words, letters, content.Length];
    }
}
