using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class RawRequestTests
{
    [Fact]
    public async Task Send_PathQueryBodyHeaders_AllGoOut()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"a":1}""", HttpStatusCode.Created, ("X-Request-Id", "r1"), ("X-Other", "x")));
        await using var client = platform.Client();

        var response = await client.SendAsync(
            HttpMethod.Post, "projects", [new("name", "a&b c"), new("name", "d")], RequestBody.Json(new JsonObject { ["name"] = "é" }),
            new Dictionary<string, string> { ["X-Mine"] = "1", ["Accept"] = "text/plain" });

        var request = platform.Requests.Should().ContainSingle().Subject;
        request.Target.Should().Be("/v2/projects?name=a%26b%20c&name=d");
        request.Header("X-Mine").Should().Be("1");
        request.Header("Accept").Should().Be("text/plain");
        Encoding.UTF8.GetString(request.Body!).Should().Be("""{"name":"\u00E9"}""");
        response.Should().BeEquivalentTo(new { Status = HttpStatusCode.Created, RequestId = "r1", Operation = "raw.post" });
        response.Headers["x-other"].Should().Be("x");
        response.Headers["content-type"].Should().StartWith("application/json");
        response.Json().GetProperty("a").GetInt32().Should().Be(1);
        response.Text().Should().Be("""{"a":1}""");
    }

    [Fact]
    public async Task Send_Yaml_KeepsBytesAndType()
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        await using var client = platform.Client();

        var yaml = RequestBody.Bytes("class: CommandLineTool"u8.ToArray(), "application/yaml");
        var response = await client.SendAsync(HttpMethod.Post, "/apps/o/p/a/raw", body: yaml);

        platform.Requests[0].Message.Content!.Headers.ContentType!.ToString().Should().Be("application/yaml");
        response.Body.IsEmpty.Should().BeTrue();
        response.Invoking(r => r.Json()).Should().Throw<NonJsonException>().WithMessage("raw.post was answered 204 (NoContent), but without a body*");
    }

    [Fact]
    public async Task Send_Head_ReadsNoBodyThoughALengthIsAnnounced()
    {
        await using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nX-Total-Matching-Query: 5\r\n\r\n");
        await using var client = server.Client();

        var response = await client.SendAsync(HttpMethod.Head, "/files");

        response.Headers["X-Total-Matching-Query"].Should().Be("5");
        response.Body.IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 3)]
    [InlineData("PUT", 3)]
    [InlineData("DELETE", 3)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task Send_CutConnection_IsRepeatedAsHttpAllows(string method, int requests)
    {
        var clock = new ManualClock();
        var platform = new FakePlatform(_ => FakePlatform.Cut(), _ => FakePlatform.Cut(), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client(options => options.TimeProvider = clock);

        var call = clock.RunAsync(client.SendAsync(new HttpMethod(method), "/things"));

        if (requests == 1) await FluentActions.Awaiting(() => call).Should().ThrowAsync<OutcomeUnknownException>();
        else await call;
        platform.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{} {}")]
    public void Body_NotJson_IsRefused(string text) => FluentActions.Invoking(() => RequestBody.Json(text)).Should().Throw<ValidationException>();

    [Fact]
    public void Body_TypeBreaksOutOfItsLine_IsRefused() =>
        FluentActions.Invoking(() => RequestBody.Bytes(default, "text/plain\r\nX-Evil: 1")).Should().Throw<ValidationException>();
}
