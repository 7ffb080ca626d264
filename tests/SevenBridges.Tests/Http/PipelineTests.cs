using System.Net;
using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class PipelineTests
{
    [Fact]
    public async Task Get_Answered_CarriesTokenAndReadsBody()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"1"}""", HttpStatusCode.OK, ("X-Request-Id", "r1"), ("X-Total-Matching-Query", "12")));
        await using var client = platform.Client();

        using var response = await client.CallAsync(Calls.Get, "/things/1?fields=id");

        var request = platform.Requests.Should().ContainSingle().Subject;
        request.Message.RequestUri!.OriginalString.Should().Be("https://api.good.example/v2/things/1?fields=id");
        request.Header("X-SBG-Auth-Token").Should().Be(FakePlatform.Token);
        request.Header("Accept").Should().Be("application/json");
        request.Header("User-Agent").Should().MatchRegex(@"^SevenBridges\.NET/\S+ \(\.NET 10\.\S+; \w+\)$");
        request.Message.Content.Should().BeNull();
        Encoding.UTF8.GetString(response.Body.Span).Should().Be("""{"id":"1"}""");
        response.RequestId.Should().Be("r1");
        response.TotalMatchingQuery.Should().Be(12);
    }

    [Fact]
    public async Task Post_WithoutBody_SaysJsonAndSendsNothing()
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        await using var client = platform.Client();

        using var response = await client.CallAsync(Calls.Create);

        platform.Requests[0].Body.Should().BeEmpty();
        platform.Requests[0].Message.Content!.Headers.ContentType!.ToString().Should().Be("application/json");
        response.Body.IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(403, typeof(ForbiddenException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(405, typeof(MethodNotAllowedException))]
    [InlineData(408, typeof(RequestTimeoutException))]
    [InlineData(409, typeof(ConflictException))]
    [InlineData(414, typeof(UriTooLongException))]
    [InlineData(415, typeof(SevenBridgesException))]
    [InlineData(429, typeof(TooManyRequestsException))]
    [InlineData(500, typeof(ServerErrorException))]
    [InlineData(501, typeof(ServerErrorException))]
    [InlineData(503, typeof(ServiceUnavailableException))]
    public async Task Answer_IsAnError_BecomesTheExceptionOfItsStatus(int status, Type expected)
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(status, 5002, "no such thing", ("X-Request-Id", "r9")));
        await using var client = platform.Client(options => options.MaxRetries = 0);

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<SevenBridgesException>()).Which;

        thrown.Should().BeOfType(expected);
        thrown.Should().BeEquivalentTo(new
        {
            Status = (HttpStatusCode?)status,
            Code = 5002,
            PlatformMessage = "no such thing",
            RequestId = "r9",
            Operation = "things.create",
            Attempts = 1,
        });
        thrown.Message.Should().Contain("things.create").And.Contain("no such thing").And.Contain("5002").And.Contain("r9");
    }

    [Fact]
    public async Task SafeCall_ThreeFaultsInARow_Succeeds()
    {
        var clock = new ManualClock();
        var platform = new FakePlatform(
            _ => FakePlatform.Cut(), _ => FakePlatform.Error(500, 0), _ => FakePlatform.Error(502, 0), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client(options => options.TimeProvider = clock);

        using var response = await clock.RunAsync(client.CallAsync(Calls.Get));

        platform.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Post_CutAfterItWentOut_IsSentOnceAndSaysHowToFindOut()
    {
        var platform = new FakePlatform(_ => FakePlatform.Cut());
        await using var client = platform.Client();

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Run)).Should().ThrowAsync<OutcomeUnknownException>()).Which;

        platform.Requests.Should().ContainSingle();
        thrown.AskOperation.Should().Be("things.get");
        thrown.Message.Should().Contain("things.run may or may not have happened").And.Contain("things.get");
    }
}
