using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>A download that is taken up again, and everything that may have happened to its journal and its bytes meanwhile.</summary>
public sealed class DownloadResumeTests
{
    private const int Mebibyte = 1024 * 1024;
    private const int Size = (20 * Mebibyte) + 77;

    private static readonly TransferOptions Options = new() { PartSize = PartSize.Minimum, Connections = 1, StallTimeout = TimeSpan.FromHours(1) };

    [Fact]
    public async Task Download_BrokenOff_FetchesOnlyTheRestAndLeavesNothingBesidesTheFile()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        rig.Leftovers.Should().BeEmpty();
        Fetched(rig, before).Should().Be(Size - (10 * Mebibyte));
        rig.Reports.All.Select(report => report.Bytes).Where((_, index) => index > 0).Min().Should().BePositive();
    }

    [Fact]
    public async Task Download_BrokenOffInTheMiddleOfARange_KeepsWhatCameOfIt()
    {
        using var rig = NewRig();
        rig.Store.Fault = (seen, usual) => seen.Attempt == 2 ? FakeStore.CutAfter(usual, 3 * Mebibyte) : null;
        await rig.BreakOffAsync(afterRequests: 2);
        rig.Store.Fault = (_, _) => null;
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        Fetched(rig, before).Should().Be(Size - (8 * Mebibyte));
    }

    [Fact]
    public async Task Download_BrokenOffAgainAndAgain_GoesForward()
    {
        using var rig = NewRig();

        for (var run = 0; run < 4; run++) await rig.BreakOffAsync(afterRequests: 1);
        var before = rig.Store.Requests.Count;
        await rig.RunAsync();

        ShouldBeWhole(rig);
        Fetched(rig, before).Should().Be(77);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_AllWasThereButTheName_IsVerifiedAndGetsItWithoutOneByte(bool hasChecksum)
    {
        using var rig = NewRig();
        if (hasChecksum) rig.Store.Fault = (_, usual) => DownloadChecksumTests.Hashed(usual, $"crc32c={DownloadChecksumTests.Crc32COf(rig.Store.Content)}");
        await LackOnlyTheNameAsync(rig);
        var (before, reports) = (rig.Store.Requests.Count, rig.Reports.All.Count);

        var verification = await rig.RunAsync();

        verification.Should().Be(hasChecksum ? Verification.Verified : Verification.Unverified);
        ShouldBeWhole(rig);
        rig.Leftovers.Should().BeEmpty();
        rig.Store.Requests.Should().HaveCount(before);
        rig.Reports.All.Skip(reports).Should().OnlyContain(report => report.Bytes == Size);
    }

    [Fact]
    public async Task Download_AllWasThereButTheNameAndTheChecksumIsAnother_IsFetchedAnew()
    {
        using var rig = NewRig();
        rig.Store.Fault = (_, usual) => DownloadChecksumTests.Hashed(usual, "crc32c=AAAAAA==");
        await LackOnlyTheNameAsync(rig);
        rig.Store.Fault = (_, _) => null;
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        Fetched(rig, before).Should().Be(Size);
    }

    [Fact]
    public async Task Download_ETagIsToldLaterOnly_IsRememberedAllTheSame()
    {
        using var rig = NewRig();
        rig.Store.Fault = (seen, usual) => seen.Attempt == 1 ? Untagged(usual) : null;
        await rig.BreakOffAsync(afterRequests: 3);
        rig.Store.Fault = (_, _) => null;
        (rig.Store.Content, rig.Store.ContentTag) = (Bytes.Seeded(4, Size), "\"another\"");

        await rig.RunAsync();

        ShouldBeWhole(rig);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_NoETagButTheTimeOfStoring_IsTakenUpWhileThatIsTheSame(bool isStoredAnew)
    {
        using var rig = NewRig();
        rig.Store.ContentTag = null;
        rig.Store.Fault = (_, usual) => StoredAt(usual, second: 0);
        await rig.BreakOffAsync(afterRequests: 2);
        rig.Store.Fault = (_, usual) => StoredAt(usual, second: isStoredAnew ? 1 : 0);
        if (isStoredAnew) rig.Store.Content = Bytes.Seeded(4, Size);
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        rig.Store.Requests.Skip(before).Any(seen => seen.Header("Range")!.StartsWith("bytes=0-", StringComparison.Ordinal)).Should().Be(isStoredAnew);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_FailedForAReasonThatMayPass_SaysThatTheNextCallGoesOnAndItDoes(bool isTheLineGone)
    {
        using var folder = new TestFolder();
        var (store, clock) = (new FakeStore { Content = Bytes.Seeded(3, Size) }, new ManualClock());
        await using var emulator = await SevenBridges.Emulator.PlatformEmulator.StartAsync();
        await using var platform = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, TimeProvider = clock });
        var file = (await platform.Files.UploadAsync(new MemoryStream(store.Content), UploadDestination.InProject("rfranklin/wgs", "reads.bam"))).File;
        emulator.Faults.On(SevenBridges.Emulator.Faults.FaultScript.GetContent, int.MaxValue, isTheLineGone ? SevenBridges.Emulator.Faults.Fault.ResetBefore : System.Net.HttpStatusCode.ServiceUnavailable, after: 2);

        var failing = () => clock.RunAsync(file.DownloadAsync(folder["reads.bam"], Options), TimeSpan.FromSeconds(45));
        var failure = (await failing.Should().ThrowAsync<TransferException>()).Which;

        failure.Message.Should().EndWith("What has come is kept: the same call goes on where this one ended.");
        failure.Should().BeEquivalentTo(new { Fault = isTheLineGone ? TransferFault.ConnectionLost : TransferFault.Refused, FileName = "reads.bam", IsTransient = true });
        Directory.GetFiles(folder.Path).Should().BeEquivalentTo(FileSink.NeighbourOf(folder["reads.bam"]), FileSink.JournalOf(folder["reads.bam"]));
        emulator.Faults.Clear();
        var reports = new Reports();
        await clock.RunAsync(file.DownloadAsync(folder["reads.bam"], Options, reports), TimeSpan.FromSeconds(45));
        File.ReadAllBytes(folder["reads.bam"]).AsSpan().SequenceEqual(store.Content).Should().BeTrue();
        reports.All.Skip(1).Min(report => report.Bytes).Should().BeGreaterThanOrEqualTo(2 * PartSize.Minimum);
        Directory.GetFiles(folder.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task Download_ContentIsAnotherNow_BeginsAnewWithAWarning()
    {
        var logs = new Logs();
        using var rig = NewRig(logs);
        await rig.BreakOffAsync(afterRequests: 2);
        rig.Store.Content = Bytes.Seeded(4, Size);
        rig.Store.ContentTag = "\"another\"";

        await rig.RunAsync();

        ShouldBeWhole(rig);
        logs.Text.Should().Contain("begins anew").And.NotContain("canary7b");
    }

    [Fact]
    public async Task Download_StoreGivesNoETagAnyMore_GoesOn()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        rig.Store.ContentTag = null;

        await rig.RunAsync();

        ShouldBeWhole(rig);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("truncated in the header")]
    [InlineData("truncated in a record")]
    [InlineData("of another version")]
    [InlineData("a bit is wrong in the header")]
    [InlineData("a bit is wrong in a record")]
    [InlineData("larger than any")]
    [InlineData("gone")]
    public async Task Download_JournalIsDamaged_EndsInTheSameFile(string damage)
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        Damage(rig.Journal, damage);

        await rig.RunAsync();

        ShouldBeWhole(rig);
        rig.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task Download_JournalIsTornAtItsEnd_IsBelievedUpToThere()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        Damage(rig.Journal, "truncated in a record");
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        Fetched(rig, before).Should().BeLessThan(Size);
    }

    [Fact]
    public async Task Download_JournalIsOfAnotherFile_BeginsAnew()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        rig.FileId = new FileId("64f1a2b3c4d5e6f708192a99");
        rig.Store.Content = Bytes.Seeded(5, Size);
        var before = rig.Store.Requests.Count;

        await rig.RunAsync();

        ShouldBeWhole(rig);
        Fetched(rig, before).Should().Be(Size);
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("gone")]
    public async Task Download_BytesAreNotWhatTheJournalSays_AreFetchedAgain(string damage)
    {
        var logs = new Logs();
        using var rig = NewRig(logs);
        await rig.BreakOffAsync(afterRequests: 2);
        DamageBytes(rig.Partial, damage);

        await rig.RunAsync();

        ShouldBeWhole(rig);
        if (damage is "edited" or "cut") logs.Text.Should().Contain("fetched again");
    }

    [Fact]
    public async Task Download_MachineWasRestarted_TrustsOnlyWhatWasFlushed()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);

        var bytes = File.ReadAllBytes(rig.Journal);
        JournalHeader.Read(bytes, out var salt).Should().NotBeNull();
        var records = JournalRecord.ReadAll(bytes.AsSpan(JournalHeader.Length), salt);

        JournalTrust.Believed(records, BootId.Current).Should().HaveCount(10);
        JournalTrust.Believed(records, boot: 99).Should().BeEmpty();
        JournalTrust.Believed([.. records, JournalRecord.Durable(covered: 4)], boot: 99).Should().HaveCount(3, "the first record is the session's");
    }

    [Fact]
    public async Task Download_TakesLong_FlushesAndSaysSoInTheJournal()
    {
        using var rig = NewRig();
        rig.Store.Fault = (_, _) =>
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(6));
            return null;
        };

        await rig.BreakOffAsync(afterRequests: 2);

        var bytes = File.ReadAllBytes(rig.Journal);
        JournalHeader.Read(bytes, out var salt).Should().NotBeNull();
        JournalRecord.ReadAll(bytes.AsSpan(JournalHeader.Length), salt).Should().Contain(record => record.Kind == JournalRecordKind.Durable);
    }

    [Fact]
    public async Task Download_Journal_HoldsNeitherAddressNorSecretAndIsItsOwnersAlone()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);

        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(rig.Journal));

        text.Should().NotContain("canary7b").And.NotContain("127.0.0.1").And.NotContain(rig.FileId.Value);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(rig.Journal).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Download_ResumingIsOff_BeginsAnew()
    {
        using var rig = NewRig();
        await rig.BreakOffAsync(afterRequests: 2);
        using var again = new DownloadRig(rig.Store.Content) { Options = Options with { Resume = false } };
        File.Copy(rig.Partial, again.Partial);

        await again.RunAsync();

        ShouldBeWhole(again);
        Fetched(again, 0).Should().Be(Size);
    }

    private static DownloadRig NewRig(Logs? logs = null) =>
        new(Bytes.Seeded(3, Size)) { Options = Options, Log = logs?.CreateLogger("transfers") ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance };

    private static void ShouldBeWhole(DownloadRig rig) => File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();

    private static long Fetched(DownloadRig rig, int before) =>
        rig.Store.Requests.Skip(before).Select(seen => seen.Request.Headers.Range!.Ranges.Single()).Sum(range => range.To!.Value - range.From!.Value + 1);

    // As if its process had died between the last byte and the name.
    private static async Task LackOnlyTheNameAsync(DownloadRig rig)
    {
        await rig.BreakOffAsync(afterRequests: 4);
        var at = Size - 77;
        using (var data = File.Open(rig.Partial, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            data.Position = at;
            data.Write(rig.Store.Content.AsSpan(at));
        }

        using var written = File.OpenHandle(rig.Partial, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var journal = new DownloadJournal(LocalLock.Open(rig.Journal, "reads.bam", isPrivate: true), written, rig.FileId, Size, rig.Room);
        journal.Restore(CancellationToken.None);
        journal.Add(new ByteRange(at, Size), Crc32C.Of(rig.Store.Content.AsSpan(at)));
    }

    private static HttpResponseMessage Untagged(HttpResponseMessage answer)
    {
        answer.Headers.Remove("ETag");
        return answer;
    }

    private static void Damage(string journal, string damage)
    {
        var bytes = File.ReadAllBytes(journal);
        switch (damage)
        {
            case "gone":
                File.Delete(journal);
                return;
            case "larger than any":
                using (var file = File.OpenWrite(journal)) file.SetLength(3 * PartSize.Gibibyte);
                return;
            case "empty":
                bytes = [];
                break;
            case "garbage":
                new Random(1).NextBytes(bytes);
                break;
            case "truncated in the header":
                bytes = bytes[..40];
                break;
            case "truncated in a record":
                bytes = bytes[..^10];
                break;
            case "of another version":
                bytes[7]++;
                break;
            case "a bit is wrong in the header":
                bytes[20] ^= 4;
                break;
            case "a bit is wrong in a record":
                bytes[JournalHeader.Length + JournalRecord.Size + 9] ^= 4;
                break;
        }

        File.WriteAllBytes(journal, bytes);
    }

    private static HttpResponseMessage StoredAt(HttpResponseMessage answer, int second)
    {
        answer.Content.Headers.LastModified = new DateTimeOffset(2025, 3, 1, 12, 0, second, TimeSpan.Zero);
        return answer;
    }

    private static void DamageBytes(string partial, string damage)
    {
        if (damage == "gone")
        {
            File.Delete(partial);
            return;
        }

        using var file = File.Open(partial, FileMode.Open);
        if (damage == "cut") file.SetLength((3 * Mebibyte) + 5);
        if (damage == "longer") file.SetLength(Size + 1000);
        if (damage != "edited") return;
        file.Position = (2 * Mebibyte) + 9;
        file.WriteByte(0);
    }
}
