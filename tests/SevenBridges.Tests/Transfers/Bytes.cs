namespace SevenBridges.Tests.Transfers;

/// <summary>Content for transfers: random, and the same for the same seed.</summary>
internal static class Bytes
{
    public static byte[] Seeded(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
