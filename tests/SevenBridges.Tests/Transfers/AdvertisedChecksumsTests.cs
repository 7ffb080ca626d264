using System.Security.Cryptography;
using System.Text;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class AdvertisedChecksumsTests
{
    // Of "123456789", as every description of the algorithm has it.
    private const string Digits = "123456789";
    private const uint CrcOfDigits = 0xE3069283;
    private const string CrcInBase64 = "4waSgw==";

    private static readonly byte[] Md5 = CryptographicOperations.HashData(HashAlgorithmName.MD5, Encoding.ASCII.GetBytes(Digits));
    private static readonly byte[] Sha256 = SHA256.HashData(Encoding.ASCII.GetBytes(Digits));

    [Fact]
    public void Crc32C_OfKnownBytes_IsWhatStoresCallSo() => Crc32C.Of(Encoding.ASCII.GetBytes(Digits)).Should().Be(CrcOfDigits);

    [Fact]
    public void Of_NoHeaderOfAChecksum_HasNone()
    {
        var told = Told(("ETag", "\"abc\""), ("x-amz-request-id", "1"));

        told.HasAny.Should().BeFalse();
        told.BodyMd5.Should().BeNull();
    }

    [Fact]
    public void Of_HeadersOfAmazon_ReadsBoth()
    {
        var told = Told(("x-amz-checksum-crc32c", CrcInBase64), ("x-amz-checksum-sha256", Convert.ToBase64String(Sha256)), ("x-amz-checksum-type", "FULL_OBJECT"));

        told.Crc32C.Should().Be(CrcOfDigits);
        told.Sha256.Should().Equal(Sha256);
        told.Md5.Should().BeNull();
        told.HasAny.Should().BeTrue();
    }

    [Theory]
    [InlineData("one line")]
    [InlineData("two lines")]
    public void Of_HashesOfGoogle_ReadsBothHoweverTheyAreJoined(string how)
    {
        var (crc, md5) = ("crc32c=" + CrcInBase64, "md5=" + Convert.ToBase64String(Md5));

        var told = how == "one line" ? Told(("x-goog-hash", $"{crc},{md5}")) : Told(("x-goog-hash", md5), ("x-goog-hash", crc));

        told.Crc32C.Should().Be(CrcOfDigits);
        told.Md5.Should().Equal(Md5);
    }

    [Theory]
    [InlineData(CrcInBase64 + "-3")]
    [InlineData("4waSg")]
    [InlineData("4waSgw")]
    [InlineData("????????")]
    [InlineData("4waSg4waSg==")]
    [InlineData("")]
    public void Of_CompositeOrMalformedChecksum_IsNone(string value)
    {
        Told(("x-amz-checksum-crc32c", value)).Crc32C.Should().BeNull();
        Told(("x-goog-hash", "crc32c=" + value)).Crc32C.Should().BeNull();
        Told(("x-goog-hash", "md5=" + value)).Md5.Should().BeNull();
        Told(("x-amz-checksum-sha256", value)).Sha256.Should().BeNull();
    }

    [Fact]
    public void Of_StoreSaysThatItIsComposite_IsNone()
    {
        var told = Told(("x-amz-checksum-crc32c", CrcInBase64), ("x-amz-checksum-sha256", Convert.ToBase64String(Sha256)), ("x-amz-checksum-type", "COMPOSITE"));

        told.HasAny.Should().BeFalse();
    }

    [Fact]
    public void Of_TwoThatContradictEachOther_IsNone() =>
        Told(("x-goog-hash", "crc32c=" + CrcInBase64), ("x-goog-hash", "crc32c=AAAAAA==")).HasAny.Should().BeFalse();

    [Fact]
    public void Of_TwoThatAgree_IsOne() =>
        Told(("x-goog-hash", "crc32c=" + CrcInBase64), ("x-amz-checksum-crc32c", CrcInBase64)).Crc32C.Should().Be(CrcOfDigits);

    [Theory]
    [InlineData("x-goog-stored-content-encoding")]
    [InlineData("Content-Encoding")]
    public void Of_BytesAreCodedOnOneSide_IsNone(string header)
    {
        Told(("x-goog-hash", "crc32c=" + CrcInBase64), (header, "gzip")).HasAny.Should().BeFalse();
        Told(("x-goog-hash", "crc32c=" + CrcInBase64), (header, "identity")).Crc32C.Should().Be(CrcOfDigits);
    }

    [Fact]
    public void Of_ContentMd5_IsOfTheBodyOfThisAnswerOnly()
    {
        var told = Told(("Content-MD5", Convert.ToBase64String(Md5)));

        told.BodyMd5.Should().Equal(Md5);
        told.Md5.Should().BeNull();
        told.HasAny.Should().BeFalse();
    }

    private static AdvertisedChecksums Told(params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
            if (!answer.Headers.TryAddWithoutValidation(name, value)) answer.Content.Headers.TryAddWithoutValidation(name, value);
        return AdvertisedChecksums.Of(answer);
    }
}
