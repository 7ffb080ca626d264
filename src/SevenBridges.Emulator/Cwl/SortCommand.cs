using System.Globalization;
using System.Text;

namespace SevenBridges.Emulator.Cwl;

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
