using System.Globalization;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>What came of a contestant: medians, and ratios to the yardstick round by round.</summary>
internal sealed record Standing(Contestant Contestant, double Microseconds, double Bytes, Spread CpuRatio, Spread BytesRatio)
{
    public static Standing Of(Contestant contestant, IReadOnlyList<Lap> laps, IReadOnlyList<Lap> yardstick) => new(
        contestant,
        Spread.Of(laps.Select(lap => lap.Microseconds)).Median,
        Spread.Of(laps.Select(lap => lap.Bytes)).Median,
        Spread.Of(laps.Zip(yardstick, (lap, other) => lap.Microseconds / other.Microseconds)),
        Spread.Of(laps.Zip(yardstick, (lap, other) => lap.Bytes / other.Bytes)));

    public string[] Cells() =>
    [
        Contestant.Name,
        Microseconds.ToString(Microseconds < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture),
        CpuRatio.ToString(),
        Bytes.ToString("0", CultureInfo.InvariantCulture),
        BytesRatio.ToString(),
        Contestant.Bar.Judge(CpuRatio.Median, BytesRatio.Median),
    ];
}

/// <summary>The middle of several measurements, and how far they lie apart.</summary>
internal readonly record struct Spread(double Least, double Median, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Least:0.00}–{Most:0.00})");
}
