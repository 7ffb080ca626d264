using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>An upload that is taken up again, and everything that may disagree with what was remembered of it.</summary>
public sealed class UploadResumeTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Logs logs = new();
    private readonly string path;

    public UploadResumeTests()
    {
        path = folder["reads.bam"];
        File.WriteAllBytes(path, Bytes.Seeded(5, 95));
    }

    private string Journal => UploadJournal.PathOf(path, 1);

    [Fact]
    public async Task Upload_BrokenOff_SendsOnlyTheRest()
    {
        var rig = await BrokenOffAsync(beforePart: 4);

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        rig.Store.Attempts.Should().Equal(1, 1, 1, 2, 1, 1, 1, 1, 1, 1);
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(1);
        rig.Platform.IsAborted.Should().BeFalse();
        rig.Verification.Should().Be(Verification.Verified);
        rig.Reports.Last.Should().BeEquivalentTo(new { Bytes = 95, Parts = 10, Percent = 100.0 });
    }

    [Fact]
    public async Task Upload_PlatformIsOutOfReachWhenItIsTakenUp_KeepsTheJournalForLater()
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        rig.Platform.OnFind = () => throw new ConnectionFailedException("No way to the Platform.");

        await FluentActions.Awaiting(() => rig.RunAsync(Source())).Should().ThrowAsync<ConnectionFailedException>();
        rig.Platform.IsAborted.Should().BeFalse();
        rig.Platform.OnFind = () => { };
        await rig.RunAsync(Source());

        rig.Store.Attempts.Should().Equal(1, 1, 1, 2, 1, 1, 1, 1, 1, 1);
    }

    [Fact]
    public async Task Upload_PausedWhileItsPartsAreCompared_RestsAtOnceAndGoesOnWhereItWas()
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        var pausing = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var source = new WatchedSource(Source());
        var transfer = rig.Prepare(source);
        source.Before = offset =>
        {
            if (offset == 10 && !pausing.Task.IsCompleted) pausing.SetResult(transfer.PauseAsync());
        };

        transfer.Start();
        await await pausing.Task;
        source.Reads.Should().Equal(0);
        transfer.Resume();
        await rig.Clock.RunAsync(transfer.Completion);

        source.Reads.Where(offset => offset < 30).Should().BeEquivalentTo([0, 10, 20], "what was compared is not read again");
        rig.Store.Attempts.Should().Equal(1, 1, 1, 2, 1, 1, 1, 1, 1, 1);
    }

    [Fact]
    public async Task Upload_CancelledWhileItsPartsAreCompared_ReadsNoFurther()
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        using var cancel = new CancellationTokenSource();
        using var source = new WatchedSource(Source());
        source.Before = offset =>
        {
            if (offset == 10) cancel.Cancel();
        };

        await FluentActions.Awaiting(() => rig.RunAsync(source, cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        source.Reads.Should().Equal(0);
    }

    [Fact]
    public async Task Upload_AllPartsWereThere_OnlyCompletes()
    {
        var rig = await BrokenOffAsync(beforePart: 10);
        await rig.RunAsync(Source());

        var again = rig.Platform.Calls.Count;
        await rig.RunAsync(Source());

        rig.Platform.Calls.Skip(again).Where(call => call != "find").Should().Equal("complete");
    }

    [Fact]
    public async Task Upload_ProcessDiedAfterTheUploadWasComplete_FindsTheFileAndSendsNothing()
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        (rig.Platform.IsGone, rig.Platform.HasFile) = (true, true);
        var (calls, requests) = (rig.Platform.Calls.Count, rig.Store.Requests.Count);

        await rig.RunAsync(Source());

        rig.Platform.Calls.Skip(calls).Should().Equal("find");
        rig.Store.Requests.Should().HaveCount(requests);
        rig.Verification.Should().Be(Verification.Unverified);
        rig.Reports.Last.Should().BeEquivalentTo(new { Bytes = 95, Percent = 100.0 });
    }

    [Theory]
    [InlineData("changed", "the local file was changed")]
    [InlineData("longer", "the local file was changed")]
    [InlineData("changed and its time set back", "1 of its parts on the Platform are not what the local file holds")]
    [InlineData("gone on the Platform", "no such upload any more")]
    [InlineData("another part size", "parts of another size")]
    public async Task Upload_SomethingDisagrees_BeginsAnewWithAWarning(string what, string warning)
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        Change(rig, what);
        var expected = File.ReadAllBytes(path);

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(expected);
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(2);
        rig.Platform.IsAborted.Should().Be(!rig.Platform.IsGone, "what was begun is given up on the Platform");
        logs.Text.Should().Contain("begins anew").And.Contain(warning);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task Upload_PlatformHasAPartThatTheFileHasNot_BeginsAnewAlsoWhenNothingIsCompared(int part)
    {
        var rig = new UploadRig
        {
            Platform = new(10) { IsParallel = false },
            JournalBeside = path,
            Log = logs,
            Options = new() { VerifyChecksums = false, StallTimeout = TimeSpan.FromHours(1) },
        };
        using (var source = Source()) await rig.BreakOffAsync(source, beforePart: 4);
        rig.Platform.Reported[part] = "another's";

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        rig.Platform.IsAborted.Should().BeTrue();
        rig.Platform.Reported.Keys.Should().BeEquivalentTo(Enumerable.Range(1, 10));
        logs.Text.Should().Contain("begins anew").And.Contain("parts that the file has not");
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("of another version")]
    [InlineData("a bit is wrong")]
    [InlineData("larger than any")]
    public async Task Upload_JournalIsDamaged_BeginsAnew(string damage)
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        Damage(damage);

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task Upload_ETagsAreOpaque_TrustsTheTimeOfTheFile()
    {
        var rig = NewRig();
        rig.Store.PartTag = _ => "\"opaque\"";
        await rig.BreakOffAsync(Source(), beforePart: 4);

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        rig.Verification.Should().Be(Verification.Unverified);
    }

    [Theory]
    [InlineData("\"opaque\"", false)]
    [InlineData("\"11111111111111111111111111111111\"", true)]
    [InlineData(null, false)]
    public async Task Upload_ItIsKnownThatETagsAreOpaque_SendsOnlyTheRestAndMakesNoTrial(string? tag, bool saysSo)
    {
        var rig = NewRig();
        rig.Store.PartTag = _ => tag;
        if (saysSo)
            rig.Store.Fault = (_, usual) =>
            {
                usual.Headers.TryAddWithoutValidation("x-amz-server-side-encryption", "aws:kms");
                return usual;
            };
        using (var source = Source()) await rig.BreakOffAsync(source, beforePart: 4);
        var before = rig.Store.Attempts;

        await rig.RunAsync(Source());

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        before.Should().Equal(saysSo ? [1, 1, 1, 1] : [2, 1, 1, 1]);
        rig.Store.Attempts.Should().Equal(saysSo ? [1, 1, 1, 2, 1, 1, 1, 1, 1, 1] : [2, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(1);
        rig.Verification.Should().Be(Verification.Unverified);
        logs.Text.Should().NotContain("begins anew");
    }

    [Fact]
    public async Task Upload_JournalIsOfTheFirstVersion_IsTakenUp()
    {
        var rig = await BrokenOffAsync(beforePart: 4);
        var bytes = File.ReadAllBytes(Journal);
        byte[] first = [.. bytes[..7], 1, .. bytes[8..^5]];
        File.WriteAllBytes(Journal, [.. first, .. BitConverter.GetBytes(Crc32C.Of(first))]);

        await rig.RunAsync(Source());

        rig.Store.Attempts.Should().Equal(1, 1, 1, 2, 1, 1, 1, 1, 1, 1);
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("broken line")]
    [InlineData("nothing moves")]
    [InlineData("report")]
    [InlineData("complete")]
    public async Task Upload_FailsForAReasonThatMayPass_IsKeptAndTheNextRunSendsOnlyTheRest(string reason)
    {
        var rig = NewRig();
        Break(rig, reason);

        var failure = (await FluentActions.Awaiting(() => RunOnceAsync(rig)).Should().ThrowAsync<TransferException>()).Which;
        Mend(rig);
        var before = rig.Platform.Reported.Keys.ToList();
        await RunOnceAsync(rig);

        failure.Journal.Should().Be(Journal);
        failure.IsTransient.Should().BeTrue();
        failure.Message.Should().Contain("'reads.bam'").And.Contain("the same call goes on with it").And.Contain($"'{Journal}'");
        rig.Platform.IsAborted.Should().BeFalse();
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(1);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        before.Should().OnlyContain(part => rig.Store.Attempts[part - 1] == 1).And.HaveCount(reason == "complete" ? 10 : 3);
    }

    [Fact]
    public async Task Upload_FailsInTheCallersOwnCode_IsKeptForTheNextRun()
    {
        var rig = NewRig();
        rig.Platform.OnReport = part => part == 4 ? new InvalidDataException("a listener's own") : null;

        await FluentActions.Awaiting(() => RunOnceAsync(rig)).Should().ThrowAsync<InvalidDataException>();
        Mend(rig);
        await RunOnceAsync(rig);

        rig.Platform.IsAborted.Should().BeFalse();
        rig.Store.Attempts.Should().Equal(1, 1, 1, 2, 1, 1, 1, 1, 1, 1);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Upload_OfOnePartCannotBeClosedForAReasonThatMayPass_IsReportedSoThatTheNextRunNeedNotSendIt(bool takesReport, int attempts)
    {
        var ill = new ServerErrorException("The Platform answered 503.") { Status = System.Net.HttpStatusCode.ServiceUnavailable, IsTransient = true };
        var rig = new UploadRig { Platform = new(100), JournalBeside = path, Log = logs };
        rig.Platform.OnReportAtTheEnd = () => ill;
        if (!takesReport) rig.Platform.OnReport = _ => ill;

        (await FluentActions.Awaiting(() => RunOnceAsync(rig)).Should().ThrowAsync<TransferException>()).Which.Journal.Should().Be(Journal);
        rig.Platform.OnReportAtTheEnd = () => null;
        Mend(rig);
        await RunOnceAsync(rig);

        rig.Store.Attempts.Should().Equal(attempts);
        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 95));
        rig.Platform.IsCompleted.Should().BeTrue();
        rig.Verification.Should().Be(Verification.Verified);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.Forbidden)]
    [InlineData(System.Net.HttpStatusCode.BadRequest)]
    [InlineData(System.Net.HttpStatusCode.NotFound)]
    public async Task Upload_FailsForGood_IsGivenUpOnThePlatform(System.Net.HttpStatusCode status)
    {
        var rig = NewRig();
        rig.Store.Fault = (seen, _) => seen.Part == 4 ? FakeStore.Status(status) : null;

        var failure = (await FluentActions.Awaiting(() => RunOnceAsync(rig)).Should().ThrowAsync<TransferException>()).Which;

        (failure.Journal, failure.IsTransient).Should().Be((null, false));
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_SourceChanged_IsGivenUpOnThePlatform()
    {
        var rig = NewRig();
        rig.Store.Hold = (part, _) =>
        {
            if (part == 4) File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddDays(1));
            return Task.CompletedTask;
        };

        var failure = (await FluentActions.Awaiting(() => RunOnceAsync(rig)).Should().ThrowAsync<TransferException>()).Which;

        (failure.Fault, failure.Journal).Should().Be((TransferFault.SourceChanged, null));
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Upload_AnotherProcessUploadsTheSameFileToTheSamePlace_IsTold()
    {
        using var other = UploadJournal.Open(path, 1);

        var uploading = () => NewRig().RunAsync(Source());

        (await uploading.Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.InUse);
    }

    [Fact]
    public async Task Upload_Journal_HoldsNoSecretAndIsItsOwnersAlone()
    {
        await BrokenOffAsync(beforePart: 4);

        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Journal)).Should().NotContain("canary7b").And.NotContain("127.0.0.1");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Journal).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void PathOf_SeveralDestinations_AreSeveralPlaces() => UploadJournal.PathOf(path, 1).Should().NotBe(UploadJournal.PathOf(path, 2));

    public void Dispose()
    {
        folder.Dispose();
        logs.Dispose();
    }

    // As another process would: with a source of its own.
    private async Task RunOnceAsync(UploadRig rig)
    {
        using var source = Source();
        await rig.RunAsync(source);
    }

    private static void Break(UploadRig rig, string reason)
    {
        var ill = new ServerErrorException("uploads.complete failed: the Platform answered 500.") { Status = System.Net.HttpStatusCode.InternalServerError, IsTransient = true };
        if (reason == "report") rig.Platform.OnReport = part => part == 4 ? ill : null;
        else if (reason == "complete") rig.Platform.OnComplete = () => throw ill;
        else rig.Store.Fault = (seen, _) => seen.Part < 4 ? null : reason switch
        {
            "503" => FakeStore.Status(System.Net.HttpStatusCode.ServiceUnavailable),
            "429" => FakeStore.Status(System.Net.HttpStatusCode.TooManyRequests),
            "broken line" => throw new HttpRequestException("reset", new IOException("reset by peer")),
            _ => throw new AttemptFault(TransferFault.Stalled, "nothing moved for 60 seconds") { MayPass = true },
        };
    }

    private static void Mend(UploadRig rig)
    {
        rig.Platform.OnReport = _ => null;
        rig.Platform.OnComplete = () => { };
        rig.Store.Fault = (_, _) => null;
    }

    private FileUploadSource Source() => FileUploadSource.Open(path);

    private UploadRig NewRig() => new() { Platform = new(10) { IsParallel = false }, JournalBeside = path, Log = logs };

    private async Task<UploadRig> BrokenOffAsync(int beforePart)
    {
        var rig = NewRig();
        using var source = Source();
        await rig.BreakOffAsync(source, beforePart);
        rig.Platform.Reported.Should().HaveCount(beforePart - 1);
        return rig;
    }

    private void Change(UploadRig rig, string what)
    {
        var time = File.GetLastWriteTimeUtc(path);
        switch (what)
        {
            case "changed":
                File.WriteAllBytes(path, Bytes.Seeded(6, 95));
                File.SetLastWriteTimeUtc(path, time.AddSeconds(2));
                break;
            case "longer":
                File.AppendAllText(path, "more");
                break;
            case "changed and its time set back":
                using (var file = File.OpenWrite(path))
                {
                    file.Position = 15;
                    file.WriteByte(0);
                }

                File.SetLastWriteTimeUtc(path, time);
                break;
            case "gone on the Platform":
                rig.Platform.IsGone = true;
                break;
            case "another part size":
                rig.Platform.PartSizeNow = 20;
                break;
        }
    }

    private void Damage(string damage)
    {
        var bytes = File.ReadAllBytes(Journal);
        if (damage == "garbage") new Random(1).NextBytes(bytes);
        if (damage == "of another version") bytes[7]++;
        if (damage == "a bit is wrong") bytes[20] ^= 1;
        File.WriteAllBytes(Journal, damage == "empty" ? [] : damage == "truncated" ? bytes[..20] : bytes);
        if (damage != "larger than any") return;
        using var file = File.OpenWrite(Journal);
        file.SetLength(3 * PartSize.Gibibyte);
    }
}
