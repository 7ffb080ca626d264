namespace SevenBridges;

/// <summary>What is known about the bytes of a finished transfer. Lengths are right in either case.</summary>
public enum Verification
{
    /// <summary>There was no checksum to compare with, or comparing was switched off.</summary>
    Unverified,

    /// <summary>Every byte is covered by a checksum that agrees on both sides.</summary>
    Verified,
}
