using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>What stands in the request line, byte by byte, for ids and paths that try to be something else.</summary>
public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("a b", "/v2/files/a%20b")]
    [InlineData("a?b", "/v2/files/a%3Fb")]
    [InlineData("a#b", "/v2/files/a%23b")]
    [InlineData("a%2fb", "/v2/files/a%252fb")]
    [InlineData("%2e%2e", "/v2/files/%252e%252e")]
    [InlineData("a\\b", "/v2/files/a%5Cb")]
    [InlineData("...", "/v2/files/...")]
    [InlineData(".a", "/v2/files/.a")]
    [InlineData("a+b;c=d&e", "/v2/files/a%2Bb%3Bc%3Dd%26e")]
    [InlineData("é€", "/v2/files/%C3%A9%E2%82%AC")]
    public async Task Id_OfAnyLetters_StaysOneSegment(string id, string target)
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        await using var client = server.Client();

        await client.Files.GetAsync(id);

        server.Requests.Should().ContainSingle().Which.Line.Should().Be($"GET {target} HTTP/1.1");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("/")]
    [InlineData("../x")]
    [InlineData("a\r\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u007fb")]
    public async Task Id_ThatWouldReachAnotherResource_IsRefusedBeforeSending(string id)
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        await using var client = server.Client();

        await client.Awaiting(c => c.Files.GetAsync(id)).Should().ThrowAsync<Exception>().Where(e => e is ArgumentException || e is SevenBridgesException);

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Id_Default_IsRefusedBeforeSending()
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        await using var client = server.Client();

        (await client.Awaiting(c => c.Files.GetAsync(default)).Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("file");
        (await client.Awaiting(c => c.Projects.GetAsync(default)).Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("project");
        var copy = new FileCopy { Project = default(ProjectId) };
        await client.Awaiting(c => c.Files.CopyAsync("64f1a2b3c4d5e6f708192a3b", copy)).Should().ThrowAsync<ArgumentException>().WithMessage("*default(ProjectId)*");

        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("owner/name", "/v2/projects/owner/name")]
    [InlineData("ow?ner/na#me", "/v2/projects/ow%3Fner/na%23me")]
    public async Task Id_OfSeveralSegments_KeepsItsSlashes(string id, string target)
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        await using var client = server.Client();

        await client.Projects.GetAsync(id);

        server.Requests.Should().ContainSingle().Which.Target.Should().Be(target);
    }

    [Theory]
    [InlineData("/things/%2E", "a '.' or '..' segment")]
    [InlineData("/things/..", "a '.' or '..' segment")]
    [InlineData("/things/../other", "a '.' or '..' segment")]
    [InlineData("/things/%2e%2e%2fother", "a '.' or '..' segment")]
    [InlineData("/things/..;/other", "a '.' or '..' segment")]
    [InlineData("/things/%2e.%3Bx/other", "a '.' or '..' segment")]
    [InlineData("/things/a#b", "'#'")]
    [InlineData("/things/a\r\nX-Evil: 1", "control character")]
    [InlineData("/things/a\\b", "backslash")]
    public async Task RawPath_ThatWouldReachAnotherResource_IsRefused(string path, string why)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        await client.Awaiting(c => c.SendAsync(HttpMethod.Get, path)).Should().ThrowAsync<ValidationException>().WithMessage($"*{why}*");

        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task RawPath_WithAnAddressInItsQuery_IsAPathAllTheSame()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        await client.SendAsync(HttpMethod.Get, "files?origin=https://x.example");

        platform.Requests.Should().ContainSingle().Which.Target.Should().Be("/v2/files?origin=https://x.example");
    }

    [Theory]
    [InlineData(5900, false)]
    [InlineData(6000, true)]
    public async Task Address_LongerThanThePlatformTakes_IsRefusedBeforeSending(int length, bool refused)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        var call = client.Awaiting(c => c.SendAsync(HttpMethod.Get, "/files?name=" + new string('x', length)));

        if (refused) (await call.Should().ThrowAsync<UriTooLongException>()).WithMessage("*6000*").Which.Status.Should().Be(HttpStatusCode.RequestUriTooLong);
        else await call.Should().NotThrowAsync();
        platform.Requests.Should().HaveCount(refused ? 0 : 1);
    }

    [Theory]
    [InlineData("X-Mine", "a\r\nX-SBG-Auth-Token: stolen")]
    [InlineData("X-Mine", "é")]
    [InlineData("X-Mi ne", "a")]
    [InlineData("X-Mine:", "a")]
    [InlineData("", "a")]
    [InlineData("Host", "evil.example")]
    [InlineData("x-sbg-auth-token", "other")]
    [InlineData("Authorization", "Bearer other")]
    [InlineData("Content-Length", "0")]
    public async Task Header_ThatMayNotBeSent_IsRefused(string name, string value)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();
        var headers = new Dictionary<string, string> { [name] = value };

        await client.Awaiting(c => c.SendAsync(HttpMethod.Get, "/files", headers: headers)).Should().ThrowAsync<ValidationException>();

        platform.Requests.Should().BeEmpty();
    }
}
