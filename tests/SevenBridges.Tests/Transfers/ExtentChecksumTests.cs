using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class ExtentChecksumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100_003)]
    public void Value_BytesAreCutAnyhow_IsTheSame(int length)
    {
        var bytes = Bytes.Seeded(1, length);
        var random = new Random(length);
        for (var time = 0; time < 50; time++)
        {
            var pieces = new ExtentChecksum();
            for (var at = 0; at < length;)
            {
                var count = Math.Min(random.Next(1, random.Next(2) == 0 ? 40 : 5000), length - at);
                pieces.Append(bytes.AsSpan(at, count));
                at += count;
            }

            pieces.Value.Should().Be(Of(bytes));
        }
    }

    [Fact]
    public void Value_AnyOneByteIsAnother_IsAnother()
    {
        var bytes = Bytes.Seeded(1, 200);
        var right = Of(bytes);

        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 4;
            Of(bytes).Should().NotBe(right);
            bytes[at] ^= 4;
        }
    }

    [Fact]
    public void Value_OneByteIsMissing_IsAnother() => Of(new byte[99]).Should().NotBe(Of(new byte[100]));

    private static uint Of(byte[] bytes)
    {
        var checksum = new ExtentChecksum();
        checksum.Append(bytes);
        return checksum.Value;
    }
}
