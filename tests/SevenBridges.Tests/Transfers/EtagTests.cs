using System.Net;
using System.Security.Cryptography;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What an upload makes of the ETags that the object store gives.</summary>
public sealed class EtagTests
{
    [Fact]
    public async Task Upload_ETagIsNotTheMd5OfThePart_SendsThePartAgain()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, usual) => seen is { Part: 2, Attempt: 1 } ? Tagged(usual, "\"00000000000000000000000000000000\"") : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 2, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_ETagStaysWrong_FailsAndAborts()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, usual) => seen.Part == 2 ? Tagged(usual, "\"00000000000000000000000000000000\"") : null;

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumWrong, Part = 2, Attempts = 6 });
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_NoETagIsAnMd5_TriesOnePartTwiceAndIsUnverified()
    {
        var rig = new UploadRig();
        rig.Store.PartTag = _ => "\"opaque\"";

        await rig.RunAsync(Bytes.Seeded(7, 300));

        rig.Store.Attempts.Should().HaveCount(30);
        rig.Store.Attempts.Sum().Should().Be(31);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_MorePartsWaitForTheTrialThanThereAreConnections_GoesOn()
    {
        var rig = new UploadRig();
        var many = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Store.PartTag = _ => "\"opaque\"";
        rig.Store.Hold = async (part, token) =>
        {
            if (IsSentAgain(rig, part)) await many.Task.WaitAsync(token);
            else if (rig.Store.Attempts.Length > Tempo.InTheHouse + 1) many.TrySetResult();
        };

        await rig.RunAsync(Bytes.Seeded(7, 300));

        rig.Store.Attempts.Sum().Should().Be(31);
    }

    [Fact]
    public async Task Upload_PausedDuringTheTrial_TriesAnewAfterwards()
    {
        var rig = new UploadRig();
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Store.PartTag = _ => "\"opaque\"";
        var isHeld = true;
        rig.Store.Hold = async (part, token) =>
        {
            if (!Volatile.Read(ref isHeld) || !IsSentAgain(rig, part)) return;
            tried.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        var transfer = rig.Prepare(new StreamUploadSource(new MemoryStream(Bytes.Seeded(7, 300))));

        transfer.Start();
        await tried.Task;
        await transfer.PauseAsync();
        Volatile.Write(ref isHeld, false);
        transfer.Resume();
        await rig.Clock.RunAsync(transfer.Completion);

        rig.Store.Whole.Should().Equal(Bytes.Seeded(7, 300));
        transfer.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_OneETagIsNoMd5Once_SendsThatPartAgain()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, usual) => seen is { Part: 2, Attempt: 1 } ? Tagged(usual, "\"garbage\"") : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 2, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_OneETagIsNoMd5Twice_Fails()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        rig.Store.Fault = (seen, usual) => seen.Part == 2 ? Tagged(usual, "\"garbage\"") : null;

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumMissing, Part = 2, Attempts = 2 });
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(300, 30)]
    public async Task Upload_NoPartHasAnETag_TriesOnePartTwiceAndIsUnverified(int size, int parts)
    {
        var rig = new UploadRig();
        rig.Store.PartTag = _ => null;

        await rig.RunAsync(Bytes.Seeded(7, size));

        rig.Store.Attempts.Should().HaveCount(parts);
        rig.Store.Attempts.Sum().Should().Be(parts + 1);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_OnePartHasNoETagOnce_SendsThatPartAgain()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (seen, usual) => seen is { Part: 2, Attempt: 1 } ? Tagged(usual, null) : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 2, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_OnePartHasNoETagTwiceWhereAnotherHadAnMd5_IsSentOnceMore()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        rig.Store.Fault = (seen, usual) => seen is { Part: 2, Attempt: <= 2 } ? Tagged(usual, null) : null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 3, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Upload_OnePartNeverHasAnETagWhereAnotherHadAnMd5_FailsNamingIt()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        rig.Store.Fault = (seen, usual) => seen.Part == 2 ? Tagged(usual, null) : null;

        var failure = await rig.FailAsync(Bytes.Seeded(7, 30));

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumMissing, FileName = "reads.bam", Part = 2, Attempts = 7 });
        failure.Message.Should().Contain("Part 2 of 3 of 'reads.bam'").And.Contain("attempt 7");
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"opaque\"")]
    [InlineData(null)]
    public async Task Upload_NothingMayBeRepeated_TheTrialIsMadeAllTheSame(string? tag)
    {
        var rig = new UploadRig { Options = new() { Retries = 0, StallTimeout = TimeSpan.FromHours(1) } };
        rig.Store.PartTag = _ => tag;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Sum().Should().Be(4);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_PlatformWantsNoETag_IsUnverified()
    {
        var rig = new UploadRig { Platform = new(10) { ReportHeaders = [] } };
        rig.Store.PartTag = _ => null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_StoreEncryptsWithItsOwnKeys_TakesETagsForOpaque()
    {
        var rig = new UploadRig();
        rig.Store.PartTag = _ => "\"11111111111111111111111111111111\"";
        rig.Store.Fault = (_, usual) =>
        {
            usual.Headers.TryAddWithoutValidation("x-amz-server-side-encryption", "aws:kms");
            return usual;
        };

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 1, 1);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Upload_ComparingIsOff_TakesAnyETag()
    {
        var rig = new UploadRig { Options = new() { VerifyChecksums = false, StallTimeout = TimeSpan.FromHours(1) } };
        rig.Store.PartTag = _ => "\"00000000000000000000000000000000\"";

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(1, 1, 1);
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Theory]
    [InlineData(1, new[] { 2, 1, 1 })]
    [InlineData(2, new[] { 1, 2, 1 })]
    [InlineData(3, new[] { 1, 1, 2 })]
    public async Task Upload_ComparingIsOffAndAnAnswerLostItsETag_SendsThatPartAgain(int lost, int[] attempts)
    {
        var rig = new UploadRig { Options = new() { VerifyChecksums = false, Connections = 1, StallTimeout = TimeSpan.FromHours(1) } };
        LoseETag(rig, lost);

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(attempts);
        rig.Platform.Reported.Values.Should().NotContain("", "the Platform takes no report without it");
    }

    [Fact]
    public async Task Upload_ETagsAreNoMd5AndAnAnswerLostItsOwn_SendsThatPartAgain()
    {
        var rig = new UploadRig { Options = new() { Connections = 1, StallTimeout = TimeSpan.FromHours(1) } };
        rig.Store.PartTag = _ => "\"opaque-1\"";
        LoseETag(rig, 3);

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(2, 1, 2);
        rig.Platform.Reported.Values.Should().NotContain("");
    }

    [Fact]
    public async Task Upload_ComparingIsOffAndTheStoreGivesNoETags_SendsOnePartTwice()
    {
        var rig = new UploadRig { Options = new() { VerifyChecksums = false, Connections = 1, StallTimeout = TimeSpan.FromHours(1) } };
        rig.Store.PartTag = _ => null;

        await rig.RunAsync(Bytes.Seeded(7, 30));

        rig.Store.Attempts.Should().Equal(2, 1, 1);
    }

    [Fact]
    public async Task Judge_PartOnTrialIsVerifiedByAToldChecksum_WhoWaitsForItsOutcomeGetsATrialOfItsOwn()
    {
        var judge = new EtagJudge(isOn: true);
        await judge.Awaiting(it => it.JudgeAsync(Sent(1), CancellationToken.None)).Should().ThrowAsync<AttemptFault>();
        var waiting = judge.JudgeAsync(Sent(2), CancellationToken.None);
        waiting.IsCompleted.Should().BeFalse();

        await judge.JudgeAsync(Sent(1, tellsChecksum: true), CancellationToken.None);

        (await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<AttemptFault>()).Which.IsTrial.Should().BeTrue();
        await judge.JudgeAsync(Sent(2), CancellationToken.None);
        judge.Verdict.Should().Be(Verification.Unverified);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Judge_StoreSaysThatNoETagIsAnMd5WhileAPartIsReadAgain_AcceptsThatPartAsWell(bool isItsMd5)
    {
        var (judge, reading) = (new EtagJudge(isOn: true), new TaskCompletionSource());
        var etag = isItsMd5 ? Convert.ToHexString(Md5(Bytes.Seeded(7, 30))) : new string('0', 32);
        var slow = Sent(1) with { ETag = etag, Digest = new PartDigest(new PartBytes(1, new SlowSource(Bytes.Seeded(7, 30), reading.Task), 0, 30), false, false) };
        var judging = judge.JudgeAsync(slow, CancellationToken.None);

        await judge.JudgeAsync(Sent(2) with { IsEncrypted = true }, CancellationToken.None);
        reading.SetResult();
        await judging;

        judge.Verdict.Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Judge_PartHasNoMd5AgainWhileAnotherIsOnItsWayThatHasOne_IsRefusedAndNotTheOther()
    {
        var judge = new EtagJudge(isOn: true);
        var waiting = await TriedAsync(judge);

        await judge.JudgeAsync(Sent(2) with { ETag = Convert.ToHexString(Md5(Bytes.Seeded(7, 30))) }, CancellationToken.None);

        (await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<AttemptFault>()).Which.Fault.Should().Be(TransferFault.ChecksumMissing);
        judge.Verdict.Should().Be(Verification.Verified);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Judge_PartHasNoMd5AgainWhileAnotherIsOnItsWayThatHasNoneOrDoesNotCome_IsAccepted(bool comes)
    {
        var judge = new EtagJudge(isOn: true);
        var waiting = await TriedAsync(judge);

        if (comes) await judge.JudgeAsync(Sent(2), CancellationToken.None);
        else judge.End();
        await waiting;

        judge.Verdict.Should().Be(Verification.Unverified);
    }

    // Two parts are on their way, and the first has no MD5 twice.
    private static async Task<Task> TriedAsync(EtagJudge judge)
    {
        judge.Begin();
        judge.Begin();
        await judge.Awaiting(it => it.JudgeAsync(Sent(1), CancellationToken.None)).Should().ThrowAsync<AttemptFault>();
        var waiting = judge.JudgeAsync(Sent(1), CancellationToken.None);
        waiting.IsCompleted.Should().BeFalse("the other may tell more");
        return waiting;
    }

    private static bool IsSentAgain(UploadRig rig, int part) => rig.Store.Requests.Count(seen => seen.Part == part) == 2;

    private static void LoseETag(UploadRig rig, int part) => rig.Store.Fault = (seen, usual) =>
    {
        if (seen.Part == part && seen.Attempt == 1) usual.Headers.Remove("ETag");
        return usual;
    };

    private static SentPart Sent(int part, bool tellsChecksum = false)
    {
        var source = new StreamUploadSource(new MemoryStream(Bytes.Seeded(7, 30)));
        using var answer = new HttpResponseMessage(HttpStatusCode.OK);
        if (tellsChecksum) answer.Headers.TryAddWithoutValidation("x-goog-hash", "md5=" + Convert.ToBase64String(Md5(Bytes.Seeded(7, 30))));
        var receipt = new PartReceipt(part, new Dictionary<string, string> { ["ETag"] = "opaque" });
        return new SentPart(receipt, new PartDigest(new PartBytes(part, source, 0, 30), false, false), "opaque", false, AdvertisedChecksums.Of(answer));
    }

    private static byte[] Md5(byte[] bytes) => CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes);

    private static HttpResponseMessage Tagged(HttpResponseMessage answer, string? tag)
    {
        answer.StatusCode = HttpStatusCode.OK;
        answer.Headers.Remove("ETag");
        if (tag is not null) answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }

    /// <summary>Gives no byte before its time.</summary>
    private sealed class SlowSource(byte[] content, Task until) : UploadSource(content.Length)
    {
        public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            await until;
            content.AsMemory((int)offset, buffer.Length).CopyTo(buffer);
            return buffer.Length;
        }

        public override void CheckUnchanged()
        {
        }

        public override void Dispose()
        {
        }
    }
}
