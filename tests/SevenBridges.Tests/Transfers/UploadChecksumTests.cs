using System.Buffers.Binary;
using System.Security.Cryptography;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What an upload makes of the checksums that the object store tells besides the ETag.</summary>
public sealed class UploadChecksumTests
{
    private static readonly Dictionary<string, Func<byte[], (string Name, string Value)>> Told = new()
    {
        ["crc32c of Amazon"] = bytes => ("x-amz-checksum-crc32c", Crc(bytes)),
        ["crc32c of Google"] = bytes => ("x-goog-hash", "crc32c=" + Crc(bytes)),
        ["md5 of Google"] = bytes => ("x-goog-hash", "md5=" + Md5(bytes)),
        ["both of Google"] = bytes => ("x-goog-hash", $"crc32c={Crc(bytes)},md5={Md5(bytes)}"),
    };

    public static TheoryData<string, string?> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string?>();
            foreach (var told in Told.Keys)
                foreach (var tag in new[] { "\"opaque\"", "\"11111111111111111111111111111111\"", null }) kinds.Add(told, tag);
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Upload_ETagSaysNothingAndAChecksumIsTold_IsVerifiedWithoutATrial(string told, string? tag)
    {
        var rig = Rig(tag, bytes => Told[told](bytes));

        await rig.RunAsync(Bytes.Seeded(7, 995));

        rig.Store.Attempts.Should().HaveCount(100).And.OnlyContain(times => times == 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Upload_ChecksumIsOfOtherBytesOnce_SendsThatPartAgain(string told, string? tag)
    {
        var wrong = 0;
        var rig = Rig(tag, bytes => Told[told](bytes.Length == 5 && wrong++ == 0 ? [1] : bytes));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Store.Attempts.Should().Equal(1, 1, 1, 2);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Upload_ChecksumStaysWrong_FailsAndAborts(string told, string? tag)
    {
        var rig = Rig(tag, bytes => Told[told](bytes.Length == 5 ? [1] : bytes));

        var failure = await rig.FailAsync(Bytes.Seeded(7, 35));

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumWrong, Part = 4, Attempts = 6, IsTransient = false });
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_ChecksumIsComposite_IsNotCompared()
    {
        var rig = Rig("\"opaque\"", bytes => ("x-amz-checksum-crc32c", Crc([1]) + "-3"));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Store.Attempts.Sum().Should().Be(5, "one part is tried twice");
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_SomePartsHaveNoChecksumAtAll_IsUnverified()
    {
        var rig = Rig("\"opaque\"", bytes => bytes.Length == 5 ? ("x-none", "1") : Told["crc32c of Amazon"](bytes));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_ETagIsTheMd5_IsVerifiedWhateverIsToldBesides()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (_, usual) => With(usual, ("x-amz-checksum-crc32c", Crc([1])));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_StoreEncryptsWithItsOwnKeysAndTellsAChecksum_IsVerified()
    {
        var rig = new UploadRig();
        rig.Store.PartTag = _ => "\"11111111111111111111111111111111\"";
        rig.Store.Fault = (seen, usual) => With(With(usual, ("x-amz-server-side-encryption", "aws:kms")), Told["crc32c of Amazon"](seen.Body));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Store.Attempts.Should().Equal(1, 1, 1, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_ComparingIsOff_TakesAnyChecksum()
    {
        var rig = new UploadRig { Options = new() { VerifyChecksums = false, StallTimeout = TimeSpan.FromHours(1) } };
        rig.Store.Fault = (_, usual) => With(usual, ("x-amz-checksum-crc32c", Crc([1])));

        await rig.RunAsync(Bytes.Seeded(7, 35));

        rig.Store.Attempts.Should().Equal(1, 1, 1, 1);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    private static UploadRig Rig(string? tag, Func<byte[], (string Name, string Value)> told)
    {
        var rig = new UploadRig();
        rig.Store.PartTag = _ => tag;
        rig.Store.Fault = (seen, usual) => With(usual, told(seen.Body));
        return rig;
    }

    private static HttpResponseMessage With(HttpResponseMessage answer, (string Name, string Value) header)
    {
        answer.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return answer;
    }

    private static string Crc(byte[] bytes)
    {
        var big = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(big, Crc32C.Of(bytes));
        return Convert.ToBase64String(big);
    }

    private static string Md5(byte[] bytes) => Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes));
}
