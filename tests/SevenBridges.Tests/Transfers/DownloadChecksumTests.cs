using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using SevenBridges.Tests.Transfers.Faults;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Checksums of the whole content that the object store tells in headers, and ETags that come and go.</summary>
public sealed class DownloadChecksumTests
{
    private const int Mebibyte = 1024 * 1024;
    private const int Size = (20 * Mebibyte) + 77;

    private static readonly TransferOptions Options = new() { PartSize = PartSize.Minimum, Connections = 4, StallTimeout = TimeSpan.FromHours(1) };

    /// <summary>The answer, with <c>x-goog-hash</c>.</summary>
    internal static HttpResponseMessage Hashed(HttpResponseMessage answer, string hash) => With(answer, "x-goog-hash", hash);

    internal static string Crc32COf(byte[] bytes) => Convert.ToBase64String(ContentHash.BytesOf(Crc32C.Of(bytes)));

    public static TheoryData<string, string, bool> Told => new()
    {
        { "x-goog-hash", "crc32c", true },
        { "x-goog-hash", "md5", true },
        { "x-goog-hash", "crc32c,md5", true },
        { "x-amz-checksum-crc32c", "full crc32c", true },
        { "x-amz-checksum-sha256", "full sha256", true },
        { "x-amz-checksum-crc32c", "crc32c of a part?", false },
        { "x-amz-checksum-crc32c", "composite", false },
        { "x-ms-blob-content-md5", "md5", true },
        { "x-goog-hash", "stored gzip", false },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Download_StoreTellsAChecksum_IsVerifiedByIt(string header, string what, bool isVerified)
    {
        foreach (var isRight in new[] { true, false })
        {
            using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options };
            var other = isRight ? rig.Store.Content : Bytes.Seeded(4, Size);
            rig.Store.Fault = (_, usual) => Telling(usual, header, what, other);

            if (isRight || !isVerified) (await rig.RunAsync()).Should().Be(isVerified ? Verification.Verified : Verification.Unverified);
            else (await rig.FailAsync()).Fault.Should().Be(TransferFault.ChecksumWrong);

            File.Exists(rig.Target).Should().Be(isRight || !isVerified, "the final name never holds what is not what was stored");
            rig.Leftovers.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(ChecksumKind.Crc32C, 0)]
    [InlineData(ChecksumKind.Md5, 21)]
    [InlineData(ChecksumKind.Sha256, 21)]
    public async Task Download_Verified_SaysByWhatAndReadsBackOnlyIfItMust(ChecksumKind kind, int leastReads)
    {
        var (disk, reads) = (new FaultyDisk(), 0);
        disk.Before = (step, _) => reads += step == "read" ? 1 : 0;
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options, Disk = disk };
        rig.Store.Fault = (_, usual) => kind == ChecksumKind.Sha256 ? Telling(usual, "x-amz-checksum-sha256", "full sha256", rig.Store.Content) : Telling(usual, "x-goog-hash", kind == ChecksumKind.Md5 ? "md5" : "crc32c", rig.Store.Content);
        using var sink = new FileSink(rig.Target, rig.Options, rig.Room);
        var download = new RangedDownload(rig, sink, sink.Restore(rig.FileId, Size, CancellationToken.None), rig.Options, rig.Room, new ProgressMeter(rig.FileName, null, rig.Clock));

        await rig.Clock.RunAsync(download.RunAsync(CancellationToken.None, CancellationToken.None));

        download.VerifiedBy.Should().Be(kind);
        reads.Should().BeGreaterThanOrEqualTo(leastReads).And.Subject.Should().Be(leastReads == 0 ? 0 : reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_WithoutAJournal_IsVerifiedAsWell(bool intoAStream)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Resume = false } };
        rig.Store.Fault = (_, usual) => Telling(usual, "x-goog-hash", "crc32c", rig.Store.Content);
        using var stream = new MemoryStream();

        var verification = intoAStream ? await rig.RunAsync(new StreamSink(stream, hashes: true)) : await rig.RunAsync();

        verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Download_IntoAStreamWithAnotherChecksum_Fails()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100)) { Options = Options };
        rig.Store.Fault = (_, usual) => Hashed(usual, "crc32c=AAAAAA==");
        using var stream = new MemoryStream();

        var failing = () => rig.RunAsync(new StreamSink(stream, hashes: true));

        (await failing.Should().ThrowAsync<TransferException>()).Which.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumWrong, FileName = "reads.bam" });
    }

    [Fact]
    public async Task Download_ChecksumsAreNotWanted_AreNotCompared()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { VerifyChecksums = false } };
        rig.Store.Fault = (seen, usual) => Hashed(usual, seen.Attempt % 2 == 0 ? "crc32c=AAAAAA==" : "crc32c=AAAAAQ==");

        (await rig.RunAsync()).Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Download_OneAnswerTellsAnotherChecksum_IsAskedAgain()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) => seen.Attempt == 3 ? Hashed(usual, "crc32c=AAAAAA==") : Telling(usual, "x-goog-hash", "crc32c", rig.Store.Content);

        (await rig.RunAsync()).Should().Be(Verification.Verified);

        rig.Store.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task Download_ContentChangesButHasNoETagOnlyAChecksum_IsNoticed()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.ContentTag = null;
        rig.Store.Fault = (seen, usual) =>
        {
            var answer = Telling(usual, "x-goog-hash", "crc32c", rig.Store.Content);
            if (seen.Attempt == 2) rig.Store.Content = Bytes.Seeded(4, Size);
            return answer;
        };

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.ContentChanged);

        File.Exists(rig.Target).Should().BeFalse();
    }

    [Fact]
    public async Task Download_ContentChangesButHasOnlyATime_IsNoticed()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.ContentTag = null;
        rig.Store.Fault = (seen, usual) =>
        {
            usual.Content.Headers.LastModified = new DateTimeOffset(2025, 3, 1, 12, 0, seen.Attempt > 2 ? 1 : 0, TimeSpan.Zero);
            if (seen.Attempt == 2) rig.Store.Content = Bytes.Seeded(4, Size);
            return usual;
        };

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.ContentChanged);

        File.Exists(rig.Target).Should().BeFalse();
    }

    [Fact]
    public async Task Download_OneAnswerHasNoETag_IsAskedAgain()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) => seen.Attempt == 3 ? Untagged(usual) : null;

        await rig.RunAsync();

        rig.Store.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task Download_AnswersHaveNoETagAnyMoreButTheSameTime_AreTaken()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) =>
        {
            usual.Content.Headers.LastModified = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
            return seen.Attempt > 1 ? Untagged(usual) : null;
        };

        await rig.RunAsync();

        rig.Store.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task Download_AnswersHaveNoETagAnyMore_IsFetchedAnewFromOneContent()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) =>
        {
            if (seen.Attempt == 2) rig.Store.Content = Bytes.Seeded(4, Size);
            return seen.Attempt > 2 ? Untagged(usual) : null;
        };

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_IntoAStreamAndTheETagIsGone_Fails()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100 * Mebibyte)) { Options = Options };
        rig.Store.Fault = (seen, usual) => seen.Attempt > 1 ? Untagged(usual) : FakeStore.CutAfter(usual, 1000);
        using var stream = new MemoryStream();

        var failing = () => rig.RunAsync(new StreamSink(stream, hashes: true));

        (await failing.Should().ThrowAsync<TransferException>()).Which.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumMissing, FileName = "reads.bam", Attempts = 4 });
    }

    [Fact]
    public async Task Download_ETagIsThatOfStoredGzip_IsNoMd5OfTheseBytes()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.ContentTag = "\"00000000000000000000000000000000\"";
        rig.Store.Fault = (_, usual) => With(usual, "x-goog-stored-content-encoding", "gzip");

        (await rig.RunAsync()).Should().Be(Verification.Unverified);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, Verification.Verified)]
    [InlineData(HttpStatusCode.PartialContent, Verification.Unverified)]
    public async Task Download_ContentMd5_CountsOfAWholeAnswerOnly(HttpStatusCode status, Verification verification)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, usual) =>
        {
            usual.StatusCode = status;
            usual.Content.Headers.ContentMD5 = CryptographicOperations.HashData(HashAlgorithmName.MD5, rig.Store.Content);
            return usual;
        };

        (await rig.RunAsync()).Should().Be(verification);
    }

    [Theory]
    [InlineData(ChecksumKind.Crc32C)]
    [InlineData(ChecksumKind.Md5)]
    [InlineData(ChecksumKind.Sha256)]
    public void Journal_Checksums_ComeBackAsTheyWere(ChecksumKind kind)
    {
        var checksum = new ContentChecksum(kind, Bytes.Seeded(1, kind switch { ChecksumKind.Crc32C => 4, ChecksumKind.Md5 => 16, _ => 32 }));
        var records = new List<JournalRecord> { JournalRecord.Session(1), JournalRecord.Content(77) };
        records.AddRange(JournalContent.RecordsOf(checksum));

        var content = JournalContent.Of(new JournalHeader(1, 2, 0), records);

        content.ETag.Should().Be((UInt128)77);
        content.Checksums.Should().ContainSingle().Which.Should().BeEquivalentTo(checksum);
    }

    [Fact]
    public void Journal_ProcessDiedInTheMiddleOfAChecksum_WhatWasSaidAfterwardsCounts()
    {
        var checksum = new ContentChecksum(ChecksumKind.Sha256, Bytes.Seeded(1, 32));
        JournalRecord[] both = [.. JournalContent.RecordsOf(checksum)];

        JournalContent.Of(new JournalHeader(1, 2, 3), [both[0]]).Checksums.Should().BeEmpty();
        JournalContent.Of(new JournalHeader(1, 2, 3), [both[0], JournalRecord.Session(1), .. both]).Checksums.Should().ContainSingle().Which.Should().BeEquivalentTo(checksum);
    }

    [Fact]
    public async Task Download_PausedWhileItIsReadBackInTheEnd_RestsAtOnceAndGoesOnWhereItWas()
    {
        var disk = new FaultyDisk();
        using var rig = new DownloadRig(Bytes.Seeded(3, Size)) { Options = Options, Disk = disk };
        rig.Store.ContentTag = rig.Store.PartTag(rig.Store.Content);
        using var sink = new FileSink(rig.Target, rig.Options, rig.Room);
        var download = new RangedDownload(rig, sink, sink.Restore(rig.FileId, Size, CancellationToken.None), rig.Options, rig.Room, new ProgressMeter(rig.FileName, null, rig.Clock));
        using var pause = new CancellationTokenSource();
        var reads = 0;
        disk.Before = (step, _) =>
        {
            if (step == "read" && ++reads == 10) pause.Cancel();
        };

        await FluentActions.Awaiting(() => download.RunAsync(pause.Token, CancellationToken.None)).Should().ThrowAsync<OperationCanceledException>();
        reads.Should().Be(10);
        (await download.RunAsync(CancellationToken.None, CancellationToken.None)).Should().Be(Verification.Verified);

        reads.Should().Be(22, "21 blocks, and a look that finds the end");
    }

    private static HttpResponseMessage Telling(HttpResponseMessage answer, string header, string what, byte[] content)
    {
        var md5 = Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.MD5, content));
        if (what.StartsWith("full", StringComparison.Ordinal)) With(answer, "x-amz-checksum-type", "FULL_OBJECT");
        if (what == "stored gzip") With(answer, "x-goog-stored-content-encoding", "gzip");
        var google = header == "x-goog-hash";
        return With(answer, header, what switch
        {
            "md5" => google ? $"md5={md5}" : md5,
            "crc32c,md5" => $"crc32c={Crc32COf(content)},md5={md5}",
            "full sha256" => Convert.ToBase64String(SHA256.HashData(content)),
            "composite" => string.Create(CultureInfo.InvariantCulture, $"{Crc32COf(content)}-{3}"),
            _ => google ? $"crc32c={Crc32COf(content)}" : Crc32COf(content),
        });
    }

    private static HttpResponseMessage With(HttpResponseMessage answer, string header, string value)
    {
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }

    private static HttpResponseMessage Untagged(HttpResponseMessage answer)
    {
        answer.Headers.Remove("ETag");
        return answer;
    }
}
