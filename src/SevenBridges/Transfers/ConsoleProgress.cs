using System.Globalization;

namespace SevenBridges;

/// <summary>A progress bar for consoles, for one transfer or several at once: give it as <c>progress</c>, and dispose it in the end.</summary>
/// <remarks>
/// On a terminal one line is drawn anew; into a file or pipe each file is told once, when it is whole. Safe for use from many threads.
/// </remarks>
public sealed class ConsoleProgress : IProgress<TransferProgress>, IDisposable
{
    private const int BarWidth = 24;
    private const int NameWidth = 28;

    private readonly TextWriter output;
    private readonly bool redraws;
    private readonly Lock mutex = new();
    private readonly Dictionary<(object? Place, string Name), TransferProgress> files = [];
    private int drawn;

    /// <summary>A progress bar on standard error, so that what a program prints stays clean.</summary>
    public ConsoleProgress() : this(Console.Error, !Console.IsErrorRedirected)
    {
    }

    /// <summary>A progress bar on any output.</summary>
    /// <param name="output">Where to. Not disposed.</param>
    /// <param name="redraws">Whether one line is drawn again and again, as a terminal allows; false: a line for each file that is whole.</param>
    public ConsoleProgress(TextWriter output, bool redraws)
    {
        ArgumentNullException.ThrowIfNull(output);
        (this.output, this.redraws) = (output, redraws);
    }

    /// <summary>Shows how far a transfer is.</summary>
    /// <param name="value">What it reports.</param>
    public void Report(TransferProgress value)
    {
        lock (mutex)
        {
            // Files in different folders may have one name.
            var wasWhole = files.TryGetValue((value.Place, value.FileName), out var before) && IsWhole(before);
            files[(value.Place, value.FileName)] = value;
            if (redraws) Draw(Line());
            else if (IsWhole(value) && !wasWhole) output.WriteLine(Told(value));
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        lock (mutex)
        {
            if (drawn > 0) output.WriteLine();
            drawn = 0;
        }
    }

    private static bool IsWhole(TransferProgress progress) => progress.TotalBytes is { } total && progress.Bytes >= total && (total > 0 || progress.Parts > 0);

    private static string Told(TransferProgress file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Shown(file.FileName)}: {Size(file.Bytes)} in {Time(file.Elapsed)}, {Size((long)file.BytesPerSecond)}/s");

    private string Line()
    {
        var (moved, total) = (files.Values.Sum(file => file.BytesMoved), files.Values.Sum(file => file.TotalBytes ?? file.BytesMoved));
        var isKnown = files.Values.All(file => file.TotalBytes is not null);
        var speed = files.Values.Where(file => !IsWhole(file)).Sum(file => file.BytesPerSecond);
        if (speed == 0 && files.Count == 1) speed = files.Values.First().BytesPerSecond;
        var amount = isKnown ? $"{Bar(moved, total)} {Size(moved)} of {Size(total)}" : Size(moved);
        var left = isKnown && speed > 0 && moved < total ? $", {Time(TimeSpan.FromSeconds(Math.Min((total - moved) / speed, 359_999)))} left" : "";
        return $"{Name()} {amount}, {Size((long)speed)}/s{left}";
    }

    private string Name()
    {
        if (files.Count == 1) return Shown(files.Keys.First().Name);
        return string.Create(CultureInfo.InvariantCulture, $"{files.Values.Count(IsWhole)} of {files.Count} files");
    }

    // A name may hold anything, also what a terminal takes for a command.
    private static string Shown(string name)
    {
        var clean = string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
        return clean.Length <= NameWidth ? clean : string.Concat(clean.AsSpan(0, NameWidth - 1), "…");
    }

    private static string Bar(long moved, long total)
    {
        var share = total == 0 ? 1 : (double)moved / total;
        var full = (int)(share * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', BarWidth - full)}] {Math.Floor(share * 100),3}%");
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

    private void Draw(string line)
    {
        output.Write('\r');
        output.Write(line.PadRight(drawn));
        output.Flush();
        drawn = line.Length;
    }
}
