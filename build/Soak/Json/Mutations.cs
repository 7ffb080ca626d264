namespace SevenBridges.Build;

/// <summary>Breaks a JSON text in small ways, or bends it into another one: what a fuzz test feeds on.</summary>
internal sealed class Mutations(Random random)
{
    private const int MostPerText = 4;

    /// <summary>What parsers are known to disagree about: structure, numbers, escapes, and bytes that are no UTF-8.</summary>
    private static readonly byte[][] Morsels =
    [
        [.. "\""u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8], [.. ","u8], [.. ":"u8], [.. " "u8], [.. "\t"u8], [.. "\0"u8], [.. "//"u8], [.. "/**/"u8],
        [.. "null"u8], [.. "true"u8], [.. "false"u8], [.. "0"u8], [.. "-0"u8], [.. "1e400"u8], [.. "1.0"u8], [.. "01"u8], [.. "9223372036854775808"u8], [.. "NaN"u8],
        [.. "\\"u8], [.. "\\n"u8], [.. "\\u0000"u8], [.. "\\u0041"u8], [.. "\\ud800"u8], [.. "\\ud83d\\ude00"u8], [.. "\\x"u8], [.. "é"u8], [.. "😀"u8],
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0x80],
        [.. "2025-01-14T09:12:44"u8], [.. "+02:00"u8], [.. ".5Z"u8], [.. "\"name\":\"x\","u8], [.. "\"metadata\":{\"a\":1,\"a\":null},"u8], [.. "\"size\":null,"u8], [.. "\"tags\":[\"a\"],"u8],
    ];

    public byte[] Of(byte[] text)
    {
        var bytes = new List<byte>(text);
        for (var left = random.Next(1, MostPerText + 1); left > 0 && bytes.Count > 0; left--)
            Mutate(bytes);
        return [.. bytes];
    }

    private void Mutate(List<byte> bytes)
    {
        var (at, length) = (random.Next(bytes.Count), random.Next(1, 24));
        length = Math.Min(length, bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, random.Next(3) == 0 ? length : 1);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, random.Next(20) == 0 ? bytes.Count - at : 0);
                break;
            case 5:
                Exchange(bytes, at, length);
                break;
            default:
                bytes.InsertRange(at, Morsels[random.Next(Morsels.Length)]);
                break;
        }
    }

    /// <summary>Puts a morsel in the place of a few bytes.</summary>
    private void Exchange(List<byte> bytes, int at, int length)
    {
        bytes.RemoveRange(at, Math.Min(length, 3));
        bytes.InsertRange(at, Morsels[random.Next(Morsels.Length)]);
    }
}
