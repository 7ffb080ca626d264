namespace SevenBridges.Transfers;

/// <summary>A stretch of the content that one worker fetches, from its beginning to its end. Its end may come nearer when another worker takes the rest.</summary>
/// <remarks>Changed under the lock of its <see cref="RangeBoard"/> only.</remarks>
/// <param name="range">The stretch.</param>
/// <param name="number">Which claim it is.</param>
/// <param name="began">When it was claimed, as the clock counts.</param>
internal sealed class Claim(ByteRange range, int number, long began = 0)
{
    public long Began { get; } = began;

    public long From { get; } = range.From;

    /// <summary>Which claim it is, in the order in which they were made, from 1: what messages call a part.</summary>
    public int Number { get; } = number;

    /// <summary>Where the next byte belongs that is not yet written.</summary>
    public long Next { get; set; } = range.From;

    /// <summary>Up to here bytes are being written: nobody takes those away.</summary>
    public long Held { get; set; } = range.From;

    /// <summary>Where it ends; the byte there is another's.</summary>
    public long End { get; set; } = range.To;
}
