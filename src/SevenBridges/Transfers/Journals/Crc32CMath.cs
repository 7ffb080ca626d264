namespace SevenBridges.Transfers;

/// <summary>
/// Computes the CRC-32C of two stretches, one behind the other, from the CRC-32C of each, without their bytes: a checksum is the remainder of a polynomial over GF(2), and
/// what follows a stretch multiplies it by a power of x.
/// </summary>
internal static class Crc32CMath
{
    // The polynomial of Castagnoli, the highest power in the lowest bit, as in all numbers here.
    private const uint Polynomial = 0x82F63B78;
    private const uint One = 1u << 31;
    private const uint X = 1u << 30;

    /// <summary>The checksum of both together.</summary>
    /// <param name="first">Checksum of the first stretch.</param>
    /// <param name="second">Checksum of the one behind it.</param>
    /// <param name="secondLength">Length in bytes of the one behind it.</param>
    public static uint Combine(uint first, uint second, long secondLength) => Behind(first, secondLength) ^ second;

    /// <summary>What a checksum contributes when so many bytes follow it.</summary>
    public static uint Behind(uint checksum, long bytes) => Multiply(Power(8 * (UInt128)bytes), checksum);

    /// <summary>Four tables, one for each byte of a checksum: what it contributes when so many bytes follow, without multiplying.</summary>
    public static uint[] TablesBehind(long bytes)
    {
        var (power, tables) = (Power(8 * (UInt128)bytes), new uint[4 * 256]);
        for (var entry = 0; entry < tables.Length; entry++) tables[entry] = Multiply(power, (uint)(entry & 255) << (8 * (entry >> 8)));
        return tables;
    }

    private static uint Power(UInt128 exponent)
    {
        var (power, square) = (One, X);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) power = Multiply(power, square);
            square = Multiply(square, square);
        }

        return power;
    }

    private static uint Multiply(uint one, uint other)
    {
        uint product = 0;
        for (var bit = One; bit != 0; bit >>= 1)
        {
            if ((one & bit) != 0) product ^= other;
            other = (other >> 1) ^ (Polynomial & (0 - (other & 1)));
        }

        return product;
    }
}
