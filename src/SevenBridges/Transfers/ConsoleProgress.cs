using System.Globalization;
using System.Text;
using SevenBridges.Transfers;

namespace SevenBridges;

/// <summary>A progress bar for consoles, for one transfer or several at once: give it as <c>progress</c>, and dispose it in the end.</summary>
/// <remarks>
/// On a terminal one line is drawn anew, and fits its width; it ends when all files that were told of are whole. Into a file or pipe each file is told once, when it is
/// whole. It has no colours. Safe for use from many threads.
/// </remarks>
public sealed class ConsoleProgress : IProgress<TransferProgress>, IDisposable
{
    private const int BarWidth = 24;
    private const int LeastBar = 8;
    private const int NameWidth = 28;
    private const int LeastName = 12;
    private const int UsualColumns = 80;
    private const string Dots = "...";

    private readonly TextWriter output;
    private readonly bool redraws;
    private readonly Func<int> columns;
    private readonly TimeProvider clock;
    private readonly Lock mutex = new();
    private readonly Dictionary<(object? Place, string Name), TransferProgress> files = [];
    private long moved;
    private long total;
    private long earlier;
    private long begun;
    private int whole;
    private int unknown;
    private int drawn;

    /// <summary>A progress bar on standard error, so that what a program prints stays clean.</summary>
    public ConsoleProgress() : this(Console.Error, !Console.IsErrorRedirected)
    {
    }

    /// <summary>A progress bar on any output.</summary>
    /// <param name="output">Where to. Not disposed.</param>
    /// <param name="redraws">Whether one line is drawn again and again, as a terminal allows; false: a line for each file that is whole.</param>
    public ConsoleProgress(TextWriter output, bool redraws) : this(output, redraws, IsConsole(output) ? TerminalColumns : () => int.MaxValue)
    {
    }

    /// <param name="output">Where to.</param>
    /// <param name="redraws">Whether one line is drawn again and again.</param>
    /// <param name="columns">How many letters a line of the terminal has at the moment.</param>
    /// <param name="clock">Tells how fast several files move together; null: the system's.</param>
    internal ConsoleProgress(TextWriter output, bool redraws, Func<int> columns, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        (this.output, this.redraws, this.columns, this.clock) = (output, redraws, columns, clock ?? TimeProvider.System);
    }

    /// <summary>Shows how far a transfer is.</summary>
    /// <param name="value">What it reports.</param>
    public void Report(TransferProgress value)
    {
        lock (mutex)
        {
            // Files in different folders may have one name.
            var isKnown = files.TryGetValue((value.Place, value.FileName), out var before);
            var wasWhole = isKnown && IsWhole(before);
            if (files.Count == 0) begun = clock.GetTimestamp();
            if (isKnown) Count(before, -1);
            else earlier += value.BytesMoved;
            Count(files[(value.Place, value.FileName)] = value, 1);
            var isOver = whole == files.Count;
            if (redraws && !(isOver && wasWhole)) Draw(Line(columns() - 1));
            else if (!redraws && IsWhole(value) && !wasWhole) output.WriteLine(Told(value));
            if (isOver) EndLine();
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        lock (mutex) EndLine();
    }

    private static bool IsWhole(TransferProgress progress) => progress.TotalBytes is { } total && progress.Bytes >= total && (total > 0 || progress.Parts > 0);

    private static string Told(TransferProgress file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Shown(file.FileName)}: {Size(file.Bytes)} in {Time(file.Elapsed)}, {Size((long)file.BytesPerSecond)}/s");

    // There may be a hundred thousand files: none is looked at again because another has come forward.
    private void Count(TransferProgress file, int sign)
    {
        moved += sign * file.BytesMoved;
        total += sign * (file.TotalBytes ?? file.BytesMoved);
        if (file.TotalBytes is null) unknown += sign;
        if (IsWhole(file)) whole += sign;
    }

    // Of what does not fit, the bar goes first, then most of the name, the time that is left, the speed.
    private string Line(int room)
    {
        var share = total == 0 ? 1 : (double)moved / total;
        var facts = Facts(share);
        var name = Cut(Name(), Math.Clamp(room - 1 - string.Join(", ", facts).Length, LeastName, NameWidth));
        while (facts.Count > 1 && ColumnsOf(name) + 1 + string.Join(", ", facts).Length > room) facts.RemoveAt(facts.Count - 1);
        var tail = string.Join(", ", facts);
        var cells = unknown == 0 ? Math.Min(BarWidth, room - ColumnsOf(name) - tail.Length - " [] ".Length) : 0;
        return Cut($"{name} {(cells < LeastBar ? "" : Bar(share, cells))}{tail}", room);
    }

    private List<string> Facts(double share)
    {
        var speed = Speed();
        var amount = unknown == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100),3}% {Size(moved)} of {Size(total)}") : Size(moved);
        List<string> facts = [amount, $"{Size(speed)}/s"];
        if (unknown == 0 && speed > 0 && moved < total) facts.Add($"{Time(TimeSpan.FromSeconds(Math.Min((total - moved) / (double)speed, 359_999)))} left");
        return facts;
    }

    // Of several files some are not under way any more, and others not yet: their own speeds add up to nothing that is true.
    private long Speed()
    {
        if (files.Count == 1) return (long)files.Values.First().BytesPerSecond;
        var seconds = clock.GetElapsedTime(begun).TotalSeconds;
        return seconds > 0 ? (long)((moved - earlier) / seconds) : 0;
    }

    private string Name() => files.Count == 1
        ? Printable(files.Keys.First().Name)
        : string.Create(CultureInfo.InvariantCulture, $"{whole} of {files.Count} files");

    private static string Shown(string name) => Cut(Printable(name), NameWidth);

    // A name may hold anything, also what a terminal takes for a command; and not every terminal has the sign for what cannot be shown.
    private static string Printable(string name) => LocalName.Shown(name).Replace('\uFFFD', '?');

    private static string Cut(string text, int room)
    {
        if (ColumnsOf(text) <= room) return text;
        if (room <= Dots.Length) return Dots[..Math.Max(0, room)];
        var cut = new StringBuilder();
        var left = room - Dots.Length;
        foreach (var letter in text.EnumerateRunes())
        {
            left -= ColumnsOf(letter);
            if (left < 0) break;
            cut.Append(letter);
        }

        return cut.Append(Dots).ToString();
    }

    private static int ColumnsOf(string text) => text.EnumerateRunes().Sum(ColumnsOf);

    // The wide letters begin with those of Korean; that some behind them are narrow merely costs room.
    private static int ColumnsOf(Rune letter) => letter.Value < 0x1100 ? 1 : 2;

    private static string Bar(double share, int cells)
    {
        var full = (int)(share * cells);
        return $"[{new string('#', full)}{new string('.', cells - full)}] ";
    }

    private static string Size(long bytes) => bytes switch
    {
        < PartSize.Kibibyte => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < PartSize.Mebibyte => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)PartSize.Kibibyte:0.0} KiB"),
        < PartSize.Gibibyte => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)PartSize.Mebibyte:0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)PartSize.Gibibyte:0.00} GiB"),
    };

    private static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}" : $"{time.Minutes}")}:{time.Seconds:00}");

    private static bool IsConsole(TextWriter output) => ReferenceEquals(output, Console.Error) || ReferenceEquals(output, Console.Out);

    private static int TerminalColumns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualColumns;
        }
        catch (Exception unknown) when (unknown is IOException or PlatformNotSupportedException)
        {
            return UsualColumns;
        }
    }

    private void Draw(string line)
    {
        output.Write('\r');
        output.Write(line);
        // Blanks over what is left of a longer line; a terminal that became narrower meanwhile would break them into another one.
        output.Write(new string(' ', Math.Max(0, Math.Min(drawn, columns() - 1) - ColumnsOf(line))));
        output.Flush();
        drawn = ColumnsOf(line);
    }

    private void EndLine()
    {
        if (drawn > 0) output.WriteLine();
        drawn = 0;
    }
}
