namespace SevenBridges.Transfers;

/// <summary>Bytes from a place up to, but without, another.</summary>
internal readonly record struct ByteRange(long From, long To)
{
    public long Length => To - From;
}
