using System.Globalization;

namespace SevenBridges.Http;

/// <summary>
/// How far the Platform's clock is from ours, as its <c>Date</c> headers tell: whole seconds, so each one only narrows an interval.
/// </summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private readonly Lock gate = new();
    private TimeSpan low = TimeSpan.MinValue;
    private TimeSpan high = TimeSpan.MaxValue;
    private long offset;

    /// <summary>What must be added to our time to get the Platform's: zero while both may agree, else the least, so that nothing is sent too early.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref offset));

    /// <summary>The Platform's time now, as far as known.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + Offset;

    /// <summary>Learns from an answer that was asked for at <paramref name="sent"/> and has just arrived.</summary>
    public void Observe(string? date, DateTimeOffset sent)
    {
        if (!DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var server)) return;
        // Dates at the ends of the calendar are nobody's time, and reckoning with them would leave it.
        if (server.Year is < 1970 or > 9000) return;
        var least = server - clock.GetUtcNow();
        var most = server + TimeSpan.FromSeconds(1) - sent;
        lock (gate)
        {
            // An interval that does not meet the old one means that one of the clocks was set: believe the newer.
            var apart = least > high || most < low;
            low = apart || least > low ? least : low;
            high = apart || most < high ? most : high;
            Volatile.Write(ref offset, low > TimeSpan.Zero || high < TimeSpan.Zero ? low.Ticks : 0);
        }
    }
}
