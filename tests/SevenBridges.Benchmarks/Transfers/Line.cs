using System.Globalization;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>What a line is like between the client and the server.</summary>
/// <param name="Latency">How long each answer takes to begin.</param>
/// <param name="Rate">Bytes a second of each connection; 0: as fast as it goes.</param>
/// <param name="Spread">How far the connections' rates lie apart, as a share of the rate: 0.8 means 20% to 180% of it.</param>
/// <param name="IsEncrypted">Whether it speaks TLS.</param>
/// <param name="GivesMd5">Whether ETags of parts are the MD5 of their bytes.</param>
internal sealed record Line(TimeSpan Latency, long Rate = 0, double Spread = 0, bool IsEncrypted = false, bool GivesMd5 = false)
{
    public static Line Plain { get; } = new(TimeSpan.Zero);

    /// <summary>20 ms to each answer, and 25 MB/s for each connection.</summary>
    public static Line Near { get; } = new(TimeSpan.FromMilliseconds(20), 25_000_000);

    /// <summary>80 ms to each answer, and 25 MB/s for each connection.</summary>
    public static Line Far { get; } = new(TimeSpan.FromMilliseconds(80), 25_000_000);

    /// <summary>20 ms to each answer.</summary>
    public static Line Slow { get; } = new(TimeSpan.FromMilliseconds(20));

    public string[] ToArguments() => string.Create(
        CultureInfo.InvariantCulture, $"{Latency.TotalMilliseconds} {Rate} {Spread} {IsEncrypted} {GivesMd5}").Split(' ');

    public static Line Parse(IReadOnlyList<string> arguments) => new(
        TimeSpan.FromMilliseconds(double.Parse(arguments[0], CultureInfo.InvariantCulture)),
        long.Parse(arguments[1], CultureInfo.InvariantCulture),
        double.Parse(arguments[2], CultureInfo.InvariantCulture),
        bool.Parse(arguments[3]),
        bool.Parse(arguments[4]));
}
