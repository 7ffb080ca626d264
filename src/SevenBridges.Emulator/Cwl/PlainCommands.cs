using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Emulator.Cwl;

/// <summary>The commands that this Platform really runs, in-process. They stream: a file is never held as a whole, except to be sorted.</summary>
internal static class PlainCommands
{
    private static readonly Dictionary<string, Func<CommandSession, int>> Commands = new(StringComparer.Ordinal)
    {
        ["cat"] = Cat,
        ["echo"] = Echo,
        ["false"] = session => session.Fail("exit status 1"),
        ["head"] = session => Ends(session, head: true),
        ["md5sum"] = session => Sum(session, ContentHash.Md5),
        ["sha256sum"] = session => Sum(session, ContentHash.Sha256),
        ["sort"] = SortCommand.Run,
        ["tail"] = session => Ends(session, head: false),
        ["true"] = _ => 0,
        ["wc"] = WordCount.Run,
    };

    public static bool Know(string word) => Commands.ContainsKey(word[(word.LastIndexOf('/') + 1)..]);

    /// <returns>The exit code.</returns>
    public static int Run(CommandSession session) => Commands[session.Name](session);

    public static int Invalid(CommandSession session, CommandOptions options) => session.Fail($"invalid option '{options.Unknown}'");

    private static int Cat(CommandSession session)
    {
        var options = CommandOptions.Parse(session.Arguments, "u");
        if (options.Unknown is not null)
            return Invalid(session, options);
        var complete = session.Open(options.Names, out var files);
        foreach (var (_, content) in files)
            session.Write(content);
        return complete ? 0 : 1;
    }

    private static int Echo(CommandSession session)
    {
        var isOpen = session.Arguments is ["-n", ..];
        session.Write(Content.Of(string.Join(' ', session.Arguments.Skip(isOpen ? 1 : 0)) + (isOpen ? "" : "\n")));
        return 0;
    }

    private static int Sum(CommandSession session, HashAlgorithmName algorithm)
    {
        var options = CommandOptions.Parse(session.Arguments, "bt", ("binary", 'b'), ("text", 't'));
        if (options.Unknown is not null)
            return Invalid(session, options);
        var complete = session.Open(options.Names, out var files);
        foreach (var (name, content) in files)
            session.WriteLine($"{ContentHash.Hex(content, algorithm)}  {name}");
        return complete ? 0 : 1;
    }

    private static int Ends(CommandSession session, bool head)
    {
        var options = CommandOptions.Parse(session.Arguments, "n:c:qv", ("lines", 'n'), ("bytes", 'c'), ("quiet", 'q'));
        if (options.Unknown is not null)
            return Invalid(session, options);
        var inBytes = options.Has('c');
        var text = inBytes ? options.Value('c') : options.Value('n') ?? "10";
        if (CommandOptions.Count(text) is not { } count)
            return session.Fail($"invalid number of {(inBytes ? "bytes" : "lines")}: '{text}'");

        var complete = session.Open(options.Names, out var files);
        foreach (var (index, (name, content)) in files.Index())
        {
            if (options.Has('v') || (files.Count > 1 && !options.Has('q')))
                session.WriteLine($"{(index > 0 ? "\n" : "")}==> {(name == "-" ? "standard input" : name)} <==");
            session.Write(head ? Head(content, count, inBytes) : Tail(content, count, inBytes, fromStart: text!.StartsWith('+')));
        }

        return complete ? 0 : 1;
    }

    private static SlicedContent Head(Content content, long count, bool inBytes)
    {
        if (inBytes)
            return new SlicedContent(content, 0, count >= 0 ? count : content.Length + count);
        return new SlicedContent(content, 0, content.EndOfLine(count >= 0 ? count : LineCount(content) + count));
    }

    private static SlicedContent Tail(Content content, long count, bool inBytes, bool fromStart)
    {
        var size = Math.Abs(count);
        var start = (inBytes, fromStart) switch
        {
            (true, true) => Math.Max(0, size - 1),
            (true, false) => Math.Max(0, content.Length - size),
            (false, true) => content.EndOfLine(size - 1),
            (false, false) => content.EndOfLine(LineCount(content) - size),
        };
        return new SlicedContent(content, Math.Min(start, content.Length), content.Length);
    }

    private static long LineCount(Content content)
    {
        var last = new byte[1];
        var isOpen = content.Length > 0 && content.Read(content.Length - 1, last) == 1 && last[0] != '\n';
        return content.CountLineEnds() + (isOpen ? 1 : 0);
    }
}

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

/// <summary><c>sort</c> with <c>-u</c>, <c>-r</c> and <c>-n</c>, byte by byte as in the C locale.</summary>
internal static class SortCommand
{
    public static int Run(CommandSession session)
    {
        var options = CommandOptions.Parse(session.Arguments, "urnfbo:", ("unique", 'u'), ("reverse", 'r'), ("numeric-sort", 'n'), ("ignore-case", 'f'));
        if (options.Unknown is not null || options.Has('o') || options.Has('b'))
            return session.Fail($"invalid option '{options.Unknown ?? "-o or -b"}'");
        if (!session.Open(options.Names, out var files))
            return 2;
        var key = new LineOrder(options.Has('n'), options.Has('f'), options.Has('r'));
        var lines = files.SelectMany(file => file.Content.Lines()).ToList();
        session.Write(Text(options.Has('u') ? Unique(lines, key) : lines.Order(key.WithTies), lines.Sum(line => line.Length + 1L)));
        return 0;
    }

    private static IEnumerable<byte[]> Unique(List<byte[]> lines, LineOrder order)
    {
        byte[]? last = null;
        foreach (var line in lines.Order(order))
        {
            if (last is not null && order.Compare(last, line) == 0)
                continue;
            last = line;
            yield return line;
        }
    }

    private static ByteContent Text(IEnumerable<byte[]> lines, long size)
    {
        using var stream = new MemoryStream((int)Math.Min(size, Array.MaxLength));
        foreach (var line in lines)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }

        return new ByteContent(stream.ToArray());
    }

    /// <summary>Order of lines by their key; equal keys are ordered by all bytes unless lines are to be unique.</summary>
    private sealed class LineOrder(bool numeric, bool ignoreCase, bool reverse) : IComparer<byte[]>
    {
        public IComparer<byte[]> WithTies => Comparer<byte[]>.Create((left, right) => Compare(left, right) is var order and not 0 ? order : Signed(Bytes(left, right)));

        public int Compare(byte[]? left, byte[]? right) => Signed(numeric ? Number(left!).CompareTo(Number(right!)) : Bytes(Folded(left!), Folded(right!)));

        private int Signed(int order) => reverse ? -order : order;

        private static int Bytes(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);

        private byte[] Folded(byte[] line) => ignoreCase ? [.. line.Select(value => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value)] : line;

        private static decimal Number(byte[] line)
        {
            var text = Encoding.Latin1.GetString(line).AsSpan().TrimStart();
            var length = text.Length > 0 && text[0] == '-' ? 1 : 0;
            while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
                length++;
            return decimal.TryParse(text[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }
    }
}
