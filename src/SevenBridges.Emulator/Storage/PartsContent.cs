using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Emulator.Storage;

/// <summary>What a finished upload made: its parts, one after another.</summary>
internal sealed class PartsContent : Content
{
    private readonly Content[] parts;
    private readonly long[] starts;

    public PartsContent(IEnumerable<Content> parts)
    {
        this.parts = [.. parts];
        starts = new long[this.parts.Length];
        for (var i = 0; i < this.parts.Length; Length += this.parts[i++].Length)
            starts[i] = Length;
        ETag = this.parts.Length == 1 ? this.parts[0].ETag : ETagOf(this.parts);
    }

    public override long Length { get; }

    public override string ETag { get; }

    public override int Read(long offset, Span<byte> buffer)
    {
        var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        for (var done = 0; done < count;)
        {
            var part = PartAt(offset + done);
            done += parts[part].Read(offset + done - starts[part], buffer[done..count]);
        }

        return count;
    }

    /// <summary>What object stores give for several parts: the MD5 of their MD5s, and how many there were.</summary>
    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "Object stores make the ETag of it; nothing is protected by it.")]
    public static string ETagOf(IReadOnlyCollection<Content> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts)
            hash.AppendData(BytesOf(part.ETag.Trim('"')));
        return string.Create(CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}-{parts.Count}\"");
    }

    private static byte[] BytesOf(string etag) => etag.Length == 32 && etag.All(char.IsAsciiHexDigit) ? Convert.FromHexString(etag) : Encoding.ASCII.GetBytes(etag);

    // Parts without bytes share their start with the part behind them; the last of those that share it is the one with bytes.
    private int PartAt(long offset)
    {
        var (low, high) = (0, parts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = starts[middle] <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
