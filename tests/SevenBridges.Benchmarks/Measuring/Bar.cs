using System.Globalization;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>How much of the yardstick a contestant may take at most; null: nothing is asked of it.</summary>
internal sealed record Bar(double? Time = null, double? Bytes = null)
{
    public static readonly Bar None = new();

    /// <summary>What was asked for, and whether it was reached.</summary>
    public string Judge(double time, double bytes)
    {
        string[] verdicts = [.. Verdict(Time, time, "time"), .. Verdict(Bytes, bytes, "bytes")];
        return string.Join(", ", verdicts);
    }

    /// <summary>As exact as the table shows it.</summary>
    private static IEnumerable<string> Verdict(double? most, double value, string what)
    {
        if (most is { } bar)
            yield return string.Create(CultureInfo.InvariantCulture, $"{what} ≤ {bar:0.00}: {(Math.Round(value, 2) <= bar ? "met" : "**missed**")}");
    }
}
