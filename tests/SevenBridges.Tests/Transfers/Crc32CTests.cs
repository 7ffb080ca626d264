using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class Crc32CTests
{
    [Fact]
    public void Of_TheUsualExample_IsTheUsualNumber() => Crc32C.Of("123456789"u8).Should().Be(0xE3069283);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(3071)]
    [InlineData(3072)]
    [InlineData(3073)]
    [InlineData(100_003)]
    public void Value_BytesAreCutAnyhow_IsThatOfBitAfterBit(int length)
    {
        var bytes = Bytes.Seeded(1, length);
        var random = new Random(length);
        for (var time = 0; time < 50; time++)
        {
            var pieces = new Crc32C();
            for (var at = 0; at < length;)
            {
                var count = Math.Min(random.Next(1, random.Next(2) == 0 ? 40 : 9000), length - at);
                pieces.Append(bytes.AsSpan(at, count));
                at += count;
            }

            pieces.Value.Should().Be(BitAfterBit(bytes));
        }
    }

    [Fact]
    public void Combine_AnyTwoStretches_IsTheChecksumOfBoth()
    {
        var bytes = Bytes.Seeded(2, 20_000);
        var random = new Random(2);
        for (var time = 0; time < 200; time++)
        {
            var all = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            var cut = random.Next(all.Length + 1);

            Crc32CMath.Combine(Crc32C.Of(all[..cut]), Crc32C.Of(all[cut..]), all.Length - cut).Should().Be(Crc32C.Of(all));
        }
    }

    [Fact]
    public void Combine_StretchesLongerThanMemory_AgreesHoweverTheyAreGrouped()
    {
        const long tebibyte = 1L << 40;
        var (one, two, three) = (0x12345678u, 0x9ABCDEF0u, 0x0F1E2D3Cu);

        var left = Crc32CMath.Combine(Crc32CMath.Combine(one, two, 5 * tebibyte), three, (3 * tebibyte) + 1);
        var right = Crc32CMath.Combine(one, Crc32CMath.Combine(two, three, (3 * tebibyte) + 1), (8 * tebibyte) + 1);

        left.Should().Be(right);
    }

    [Fact]
    public void Sums_StretchesInAnyOrder_ComeOutAsTheWhole()
    {
        var bytes = Bytes.Seeded(3, 50_000);
        for (var seed = 0; seed < 40; seed++)
        {
            var (random, sums) = (new Random(seed), new StretchSums());
            var stretches = Cut(bytes.Length, random);

            foreach (var range in stretches.OrderBy(_ => random.Next()))
            {
                sums.Whole(bytes.Length).Should().BeNull();
                sums.Add(range, Crc32C.Of(bytes.AsSpan((int)range.From, (int)range.Length)));
            }

            sums.Whole(bytes.Length).Should().Be(Crc32C.Of(bytes));
            sums.Whole(bytes.Length + 1).Should().BeNull();
        }
    }

    [Fact]
    public void Sums_StretchesOverlapOrComeTwice_SayNothingWrong()
    {
        var bytes = Bytes.Seeded(4, 100);
        var sums = new StretchSums();
        foreach (var (from, to) in new[] { (0, 60), (40, 100), (0, 60), (60, 100), (0, 100) })
        {
            sums.Add(new ByteRange(from, to), Crc32C.Of(bytes.AsSpan(from, to - from)));
            if (sums.Whole(100) is { } whole) whole.Should().Be(Crc32C.Of(bytes));
        }
    }

    [Fact]
    public void Sums_OfNothing_AreThoseOfNoBytes() => new StretchSums().Whole(0).Should().Be(Crc32C.Of([]));

    private static List<ByteRange> Cut(int length, Random random)
    {
        var ranges = new List<ByteRange>();
        for (long at = 0; at < length;)
        {
            var to = Math.Min(length, at + random.Next(1, 5000));
            ranges.Add(new ByteRange(at, to));
            at = to;
        }

        return ranges;
    }

    private static uint BitAfterBit(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0x82F63B78 : 0);
        }

        return ~crc;
    }
}
