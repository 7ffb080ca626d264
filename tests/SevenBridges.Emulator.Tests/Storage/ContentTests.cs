using SevenBridges.Emulator.Storage;

namespace SevenBridges.Emulator.Tests.Storage;

public sealed class ContentTests
{
    [Fact]
    public void Synthetic_ReadInPiecesOfAnySize_GivesTheSameBytes()
    {
        var content = new SyntheticContent("64f1a2b3c4d5e6f708192a3b", 400_000);
        var whole = content.ToArray();

        foreach (var size in new[] { 1, 7, 31, 4096, 65_537 })
        {
            var pieces = new byte[whole.Length];
            for (var at = 0; at < whole.Length; at += size)
                content.Read(at, pieces.AsSpan(at, Math.Min(size, whole.Length - at)));
            pieces.AsSpan().SequenceEqual(whole).Should().BeTrue($"pieces of {size} bytes are pieces of the whole");
        }
    }

    [Fact]
    public void Synthetic_OtherFileOrOtherBlock_HasOtherBytes()
    {
        var (one, other) = (new SyntheticContent("one", 1 << 20), new SyntheticContent("other", 1 << 20));
        var blocks = one.ToArray().Chunk(64 * 1024).ToArray();

        one.ToArray().AsSpan().SequenceEqual(other.ToArray()).Should().BeFalse();
        blocks.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Synthetic_AlwaysTheSame_OnEachMachine()
    {
        var bytes = new byte[8];

        new SyntheticContent("one", 1L << 40).Read((1L << 39) + 3, bytes);

        Convert.ToHexStringLower(bytes).Should().Be("b8057109da98cf95");
    }

    [Fact]
    public void Parts_ReadAcrossTheirBorders_GiveTheConcatenation()
    {
        var bytes = StorageHouse.Bytes(100);
        var content = new PartsContent([Content.Of(bytes[..30]), Content.Of([]), Content.Of(bytes[30..31]), Content.Of(bytes[31..])]);
        var middle = new byte[40];

        content.Read(20, middle).Should().Be(40);

        middle.Should().Equal(bytes[20..60]);
        content.ToArray().Should().Equal(bytes);
        content.Length.Should().Be(100);
    }

    [Fact]
    public void Parts_Several_HaveTheETagThatObjectStoresGive()
    {
        var parts = new[] { "a", "b" }.Select(text => Content.Of(text)).ToArray();
        var md5s = parts.SelectMany(part => Convert.FromHexString(part.ETag.Trim('"'))).ToArray();

        new PartsContent(parts).ETag.Should().Be($"{StorageHouse.Md5(md5s)[..^1]}-2\"");
        new PartsContent(parts[..1]).ETag.Should().Be(StorageHouse.Md5("a"u8.ToArray()));
    }
}
