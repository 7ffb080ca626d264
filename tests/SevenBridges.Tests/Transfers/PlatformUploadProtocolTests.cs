using System.Net;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What the calls of an upload make of answers that never came.</summary>
public sealed class PlatformUploadProtocolTests
{
    private const string Project = "rfranklin/wgs";
    private static readonly UploadRequest Request = new("reads.bam", 100, PartSize.Minimum, Overwrite: false);

    private readonly ManualClock clock = new();

    private UploadSession Session => new("u1", PartSize.Minimum, IsParallel: true) { Opened = clock.GetUtcNow() };

    [Fact]
    public async Task Open_AnswerIsLostAndTheUploadIsThere_TakesItOver()
    {
        var platform = new FakePlatform(seen => seen switch
        {
            { Method: "POST" } => FakePlatform.Cut(),
            { Target: var target } when target.Contains("/upload/multipart/u7") => FakePlatform.Json($$"""{"upload_id":"u7","size":100,"part_size":42,"parts":[]}"""),
            _ => Uploads(("u6", "other.bam"), ("u7", "reads.bam")),
        });

        var session = await RunAsync(platform, protocol => protocol.OpenAsync(Request, CancellationToken.None));

        session.Should().Be(new UploadSession("u7", 42, true) { Opened = clock.GetUtcNow() });
        platform.Requests.Count(seen => seen.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Open_AnswerIsLostAndNothingIsThere_OpensAnew()
    {
        var lost = true;
        var platform = new FakePlatform(seen => seen.Method != "POST" ? Uploads()
            : Interlocked.Exchange(ref lost, false) ? FakePlatform.Cut()
            : FakePlatform.Json("""{"upload_id":"u8","part_size":42,"parallel_uploads":false}"""));

        var session = await RunAsync(platform, protocol => protocol.OpenAsync(Request, CancellationToken.None));

        session.Should().Be(new UploadSession("u8", 42, false) { Opened = clock.GetUtcNow() });
    }

    [Fact]
    public async Task Complete_AnswerIsLostAndTheUploadIsStillThere_CompletesAgain()
    {
        var lost = true;
        var platform = new FakePlatform(seen => seen.Method == "GET" ? FakePlatform.Json("""{"upload_id":"u1","parts":[]}""")
            : Interlocked.Exchange(ref lost, false) ? FakePlatform.Cut()
            : FakePlatform.Json("""{"id":"f1","name":"reads.bam","size":100}"""));

        var size = await RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, null, CancellationToken.None));

        size.Should().Be(100);
    }

    [Fact]
    public async Task Complete_WithAReportAndTheAnswerIsLost_CompletesAgainWithTheReport()
    {
        var lost = true;
        var platform = new FakePlatform(seen => seen.Method == "GET" ? FakePlatform.Json("{\"upload_id\":\"u1\",\"parts\":[]}")
            : Interlocked.Exchange(ref lost, false) ? FakePlatform.Error(500, 0)
            : FakePlatform.Json("{\"id\":\"f1\",\"name\":\"reads.bam\",\"size\":100}"));
        var only = new PartReceipt(1, new Dictionary<string, string> { ["ETag"] = "abc" });

        await RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, only, CancellationToken.None));

        platform.Requests.Where(seen => seen.Method == "POST").Select(seen => System.Text.Encoding.UTF8.GetString(seen.Body!)).Should().HaveCount(2)
            .And.OnlyContain(body => body == "{\"parts\":[{\"part_number\":1,\"response\":{\"headers\":{\"ETag\":\"abc\"}}}]}");
    }

    [Fact]
    public async Task Complete_AnswerIsLostAndTheUploadIsGone_FindsTheFile()
    {
        var platform = UploadIsGoneAndFileIsOf(clock.GetUtcNow());

        var size = await RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, null, CancellationToken.None));

        size.Should().Be(100);
    }

    [Fact]
    public async Task Complete_AnswerIsLostAndTheFileOfThatNameIsOlder_IsNoSuccess()
    {
        var platform = UploadIsGoneAndFileIsOf(clock.GetUtcNow().AddHours(-1));

        var complete = () => RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, null, CancellationToken.None));

        await complete.Should().ThrowAsync<OutcomeUnknownException>();
    }

    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(true, -3600, false)]
    [InlineData(false, 1, false)]
    public async Task Complete_AnswerIsLostAndTheFileOfThatNameWasModified_IsOursIfItMayBeReplaced(bool overwrites, int modifiedAfterSeconds, bool ours)
    {
        var platform = UploadIsGoneAndFileIsOf(clock.GetUtcNow().AddHours(-1), clock.GetUtcNow().AddSeconds(modifiedAfterSeconds));

        var complete = () => RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request with { Overwrite = overwrites }, null, CancellationToken.None));

        if (ours) (await complete()).Should().Be(100);
        else await complete.Should().ThrowAsync<OutcomeUnknownException>();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Complete_AnswerIsLostAndOurClockIsWrong_FindsTheFileByThePlatformsClock(int hoursApart)
    {
        var there = clock.GetUtcNow().AddHours(hoursApart);

        (await CompleteAsync(there)).Should().Be(100);
        await FluentActions.Awaiting(() => CompleteAsync(there.AddMinutes(-10))).Should().ThrowAsync<OutcomeUnknownException>("it was there before the upload was opened");

        Task<long?> CompleteAsync(DateTimeOffset created)
        {
            var platform = new FakePlatform(seen =>
            {
                var isOpening = seen.Method == "POST" && !seen.Target.Contains("/complete");
                var answer = isOpening ? FakePlatform.Json("""{"upload_id":"u1"}""") : GoneAndFileIsOf(seen, created, created, FakePlatform.Cut);
                answer.Headers.Date = there;
                return answer;
            });
            return RunAsync(platform, async protocol =>
            {
                var session = await protocol.OpenAsync(Request, CancellationToken.None);
                return await protocol.CompleteAsync(session, Request, null, CancellationToken.None);
            });
        }
    }

    [Fact]
    public async Task Open_AnswerIsLostAndOurClockIsAhead_TakesTheUploadOver()
    {
        var there = clock.GetUtcNow().AddHours(-1);
        var platform = new FakePlatform(seen =>
        {
            if (seen.Method == "POST") return FakePlatform.Cut();
            var answer = seen.Target.Contains("/upload/multipart/u7")
                ? FakePlatform.Json("""{"upload_id":"u7","size":100,"part_size":42,"parts":[]}""")
                : FakePlatform.Json($$"""{"href":"x","items":[{"upload_id":"u7","name":"reads.bam","project":"{{Project}}","initiated":"{{there:yyyy-MM-ddTHH:mm:ssZ}}"}],"links":[]}""");
            answer.Headers.Date = there;
            return answer;
        });

        var session = await RunAsync(platform, protocol => protocol.OpenAsync(Request, CancellationToken.None));

        session.Id.Should().Be("u7");
        session.Opened.Should().BeCloseTo(there, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Complete_AnswerHasNoSize_AsksForIt()
    {
        var platform = new FakePlatform(seen => FakePlatform.Json(seen.Method == "POST" ? """{"id":"f1","name":"reads.bam"}""" : """{"id":"f1","size":100}"""));

        var size = await RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, null, CancellationToken.None));

        size.Should().Be(100);
        platform.Requests[0].Body.Should().BeNullOrEmpty();
    }

    [Theory]
    [InlineData(100, 1, true)]
    [InlineData(100, -3600, false)]
    [InlineData(99, 1, false)]
    public async Task FindCompleted_FileOfThatName_IsOursWhenSizeAndTimeAgree(long size, int createdAfterSeconds, bool ours)
    {
        var created = clock.GetUtcNow().AddSeconds(createdAfterSeconds);
        var file = $$"""{"id":"f1","name":"reads.bam","size":{{size}},"created_on":"{{created:yyyy-MM-ddTHH:mm:ssZ}}"}""";
        var platform = new FakePlatform(seen => FakePlatform.Json(seen.Target.Contains("/files/f1") ? file : $$"""{"href":"x","links":[],"items":[{{file}}]}"""));

        (await RunAsync(platform, protocol => protocol.FindCompletedAsync(Request, clock.GetUtcNow(), CancellationToken.None))).Should().Be(ours);
    }

    [Fact]
    public async Task Part_AddressIsTakenAsItWasSigned()
    {
        const string Signed = "https://store.example/b%2Fc/it's~%7e?sig=a%2fb+c%3D&n=(1)";
        var platform = new FakePlatform(_ => FakePlatform.Json(
            $$"""
            {"method":"PUT","url":"{{Signed}}","headers":{"x-a":"b"},"report":{"success_codes":[200],"headers":["ETag"]} }
            """));

        var ticket = await RunAsync(platform, protocol => protocol.PartAsync(Session, 3, CancellationToken.None));

        ticket.Address.OriginalString.Should().Be(Signed);
        ticket.Address.AbsoluteUri.Should().Be(Signed);
        ticket.Headers.Should().Equal(new Dictionary<string, string> { ["x-a"] = "b" });
        ticket.IsSuccess(HttpStatusCode.OK).Should().BeTrue();
        ticket.IsSuccess(HttpStatusCode.Created).Should().BeFalse();
    }

    [Theory]
    [InlineData("http://store.example/part?sig=")]
    [InlineData("ftp://store.example/part?sig=")]
    [InlineData("part?sig=")]
    public async Task Part_AddressIsNotSafe_IsRefusedWithoutShowingIt(string address)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"method":"PUT","url":"{{address}}canary7b"}"""));

        var asking = () => RunAsync(platform, protocol => protocol.PartAsync(Session, 3, CancellationToken.None));

        (await asking.Should().ThrowAsync<InvalidResponseException>()).Which.ToString().Should().NotContain("canary7b");
    }

    [Theory]
    [InlineData("""{"part_number":2}""")]
    [InlineData("""{"part_number":2,"response":{}}""")]
    [InlineData("""{"part_number":2,"response":{"headers":{}}}""")]
    public async Task Find_ListTellsNotWhatTheObjectStoreAnswered_ThePartIsThereAllTheSame(string part)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"upload_id":"u1","size":100,"part_size":42,"parts":[{{part}}]}"""));

        var open = await RunAsync(platform, protocol => protocol.FindAsync(Session, CancellationToken.None));

        open!.Parts.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Part = 2, ETag = (string?)null });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("null")]
    public async Task Open_PartSizeIsNone_TheOneAskedForCounts(string partSize)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"upload_id":"u1","part_size":{{partSize}}}"""));

        (await RunAsync(platform, protocol => protocol.OpenAsync(Request, CancellationToken.None))).PartSize.Should().Be(PartSize.Minimum);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>All is well.</html>")]
    [InlineData("[]")]
    public async Task Complete_AnswerIsNoneAndTheUploadIsGone_FindsTheFile(string answer)
    {
        var platform = UploadIsGoneAndFileIsOf(clock.GetUtcNow(), answered: () => FakePlatform.Json(answer));

        (await RunAsync(platform, protocol => protocol.CompleteAsync(Session, Request, null, CancellationToken.None))).Should().Be(100);
        platform.Requests.Count(seen => seen.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Open_AnswerIsNone_TakesTheUploadOver()
    {
        var platform = new FakePlatform(seen => seen switch
        {
            { Method: "POST" } => FakePlatform.Json("<html>All is well.</html>"),
            { Target: var target } when target.Contains("/upload/multipart/u7") => FakePlatform.Json("""{"upload_id":"u7","size":100,"part_size":42,"parts":[]}"""),
            _ => Uploads(("u7", "reads.bam")),
        });

        (await RunAsync(platform, protocol => protocol.OpenAsync(Request, CancellationToken.None))).Id.Should().Be("u7");
        platform.Requests.Count(seen => seen.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData("", 200, true)]
    [InlineData("", 204, true)]
    [InlineData("<html>Log in.</html>", 200, false)]
    public async Task Report_AnswerIsEmpty_IsTaken(string body, int status, bool isTaken)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(body, (HttpStatusCode)status));
        var receipt = new PartReceipt(1, new Dictionary<string, string> { ["ETag"] = "abc" });

        var report = () => RunAsync(platform, async protocol =>
        {
            await protocol.ReportPartAsync(Session, receipt, CancellationToken.None);
            return true;
        });

        if (isTaken) (await report()).Should().BeTrue();
        else await report.Should().ThrowAsync<NonJsonException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("P UT")]
    public async Task Part_MethodIsNone_IsRefused(string method)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"method":"{{method}}","url":"https://store.example/part"}"""));

        var asking = () => RunAsync(platform, protocol => protocol.PartAsync(Session, 3, CancellationToken.None));

        await asking.Should().ThrowAsync<InvalidResponseException>();
    }

    [Fact]
    public async Task Find_UploadIsGone_IsNull()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(404, 8003));

        (await RunAsync(platform, protocol => protocol.FindAsync(Session, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task AbortLike_ListTellsNoSizes_AsksForThemAndGivesUpOursOnly()
    {
        var platform = new FakePlatform(seen => seen switch
        {
            { Method: "DELETE" } => FakePlatform.Json("{}"),
            { Target: var target } when target.Contains("/u1") => FakePlatform.Json("""{"upload_id":"u1","size":99}"""),
            { Target: var target } when target.Contains("/u2") => FakePlatform.Json("""{"upload_id":"u2","size":100}"""),
            { Target: var target } when target.Contains("/u3") => FakePlatform.Error(404, 8003),
            _ => Uploads(("u0", "other.bam"), ("u1", "reads.bam"), ("u2", "reads.bam"), ("u3", "reads.bam")),
        });

        await RunAsync(platform, async protocol =>
        {
            await protocol.AbortLikeAsync(Request, CancellationToken.None);
            return true;
        });

        platform.Requests.Should().ContainSingle(seen => seen.Method == "DELETE").Which.Target.Should().EndWith("/u2");
    }

    [Fact]
    public async Task Abort_UploadIsGone_IsNoError()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(404, 8003));

        (await RunAsync(platform, async protocol =>
        {
            await protocol.AbortAsync(Session, CancellationToken.None);
            return true;
        })).Should().BeTrue();
        platform.Requests.Should().ContainSingle().Which.Method.Should().Be("DELETE");
    }

    private async Task<T> RunAsync<T>(FakePlatform platform, Func<PlatformUploadProtocol, Task<T>> call)
    {
        using var client = platform.Client(options => options.TimeProvider = clock);
        return await clock.RunAsync(call(new PlatformUploadProtocol(client.Api, UploadDestination.InProject(Project))));
    }

    private HttpResponseMessage Uploads(params (string Id, string Name)[] uploads)
    {
        var items = uploads.Select(upload => $$"""{"upload_id":"{{upload.Id}}","name":"{{upload.Name}}","project":"{{Project}}","initiated":"{{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}"}""");
        return FakePlatform.Json($$"""{"href":"x","items":[{{string.Join(',', items)}}],"links":[]}""");
    }

    private static FakePlatform UploadIsGoneAndFileIsOf(DateTimeOffset created, DateTimeOffset? modified = null, Func<HttpResponseMessage>? answered = null)
    {
        return new FakePlatform(seen => GoneAndFileIsOf(seen, created, modified ?? created, answered ?? FakePlatform.Cut));
    }

    private static HttpResponseMessage GoneAndFileIsOf(FakePlatform.Seen seen, DateTimeOffset created, DateTimeOffset modified, Func<HttpResponseMessage> answered)
    {
        var file = $$"""{"id":"f1","name":"reads.bam","size":100,"created_on":"{{created:yyyy-MM-ddTHH:mm:ssZ}}","modified_on":"{{modified:yyyy-MM-ddTHH:mm:ssZ}}"}""";
        return seen switch
        {
            { Method: "POST" } => answered(),
            { Target: var target } when target.Contains("/upload/") => FakePlatform.Error(404, 8003),
            { Target: var target } when target.Contains("/files/f1") => FakePlatform.Json(file),
            _ => FakePlatform.Json($$"""{"href":"x","items":[{{file}}],"links":[]}"""),
        };
    }
}
