using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Two origins: whatever the Platform or a user's mistake leads to, the token stays where it belongs.</summary>
public sealed class OriginTests
{
    private const string Good = "https://api.good.example/v2";

    [Theory]
    [InlineData("https://evil.example/v2/files")]
    [InlineData("https://api.good.example:8443/v2/files")]
    [InlineData("http://api.good.example/v2/files")]
    [InlineData("http://api.good.example:443/v2/files")]
    [InlineData("https://api.good.example@evil.example/v2/files")]
    [InlineData("https://api.good.example:443@evil.example/v2/files")]
    [InlineData("https://user:{secret}@api.good.example/v2/files")]
    [InlineData("https://api.good.example.evil.example/v2/files")]
    [InlineData("https://api.good.example./v2/files")]
    [InlineData("https://evilapi.good.example/v2/files")]
    [InlineData("https://api.good.example\\@evil.example/v2/files")]
    [InlineData("https:\\\\evil.example/v2/files")]
    [InlineData("https:/evil.example/v2/files")]
    [InlineData("https:api.good.example/v2/files")]
    [InlineData(" https://evil.example/v2/files")]
    [InlineData("\thttps://api.good.example/v2/files")]
    [InlineData("//evil.example/v2/files")]
    [InlineData("\\\\evil.example/v2/files")]
    [InlineData("///evil.example/v2/files")]
    [InlineData("ftp://api.good.example/v2/files")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/plain,x")]
    [InlineData("https://api.good.example/v2/../admin")]
    [InlineData("https://api.good.example/v2/%2e%2e/admin")]
    [InlineData("https://api.good.example/v2/files/..%2f..%2fadmin")]
    [InlineData("https://api.good.example/v2/files/%2E%2E%5Cadmin")]
    [InlineData("https://api.good.example/v2/./files")]
    [InlineData("https://api.good.example/v2//evil.example/files")]
    [InlineData("https://api.good.example/v2evil/files")]
    [InlineData("https://api.good.example/v3/files")]
    [InlineData("https://api.good.example/")]
    [InlineData("https://api.good.example/v2/files\\..\\..\\admin")]
    [InlineData("https://api.good.example/v2/files#@evil.example/")]
    [InlineData("https://api.good.example/v2/files\r\nHost: evil.example")]
    [InlineData("https://[::1]/v2/files")]
    [InlineData("../admin")]
    [InlineData("files")]
    [InlineData("?offset=1")]
    [InlineData("")]
    public async Task Link_LeadsAway_IsRefusedBeforeAnythingIsSent(string link)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        link = link.Replace("{secret}", "canary7b");
        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get, link)).Should().ThrowAsync<ForeignOriginException>()).Which;

        platform.Requests.Should().BeEmpty();
        thrown.Operation.Should().Be("things.get");
        thrown.RefusedAddress.Should().NotBeNull().And.NotContain("canary7b");
        thrown.ToString().Should().NotContain("canary7b").And.NotContain("\r\n Host");
    }

    [Theory]
    [InlineData("https://api.good.example/v2/files?offset=1&limit=2", "/v2/files?offset=1&limit=2")]
    [InlineData("HTTPS://API.GOOD.EXAMPLE/v2/files", "/v2/files")]
    [InlineData("https://api.good.example:443/v2/files", "/v2/files")]
    [InlineData("https://api.good.example/v2?fields=id", "/v2/?fields=id")]
    [InlineData("https://api.good.example/v2", "/v2/")]
    [InlineData("https://api.good.example/v2/files?name=a b|c\"é&path=../x", "/v2/files?name=a%20b%7Cc%22%C3%A9&path=../x")]
    [InlineData("https://api.good.example/v2/files?next=https://evil.example/", "/v2/files?next=https://evil.example/")]
    public async Task Link_StaysAtHome_IsFollowedVerbatim(string link, string target)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        using var response = await client.CallAsync(Calls.Get, link);

        var seen = platform.Requests.Should().ContainSingle().Subject;
        seen.Message.RequestUri!.OriginalString.Should().Be("https://api.good.example" + target);
    }

    [Theory]
    [InlineData("https://evil.example/v2/files/1")]
    [InlineData("https://api.good.example:8443/v2/files/1")]
    [InlineData("http://api.good.example/v2/files/1")]
    [InlineData("//evil.example/v2/files/1")]
    [InlineData("/admin")]
    [InlineData("/v2/../admin")]
    public async Task Redirect_LeadsAway_IsRefused(string location)
    {
        var platform = new FakePlatform(_ => Redirect(HttpStatusCode.Found, location));
        await using var client = platform.Client();

        (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ForeignOriginException>()).Which.Message.Should().Contain("things.get");

        platform.Requests.Should().ContainSingle().Which.Message.RequestUri!.Host.Should().Be("api.good.example");
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, Good + "/things/2")]
    [InlineData(HttpStatusCode.Found, "/v2/things/2")]
    [InlineData(HttpStatusCode.TemporaryRedirect, Good + "/things/2")]
    public async Task Redirect_StaysAtHome_IsFollowedWithTheToken(HttpStatusCode status, string location)
    {
        var platform = new FakePlatform(_ => Redirect(status, location), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client();

        using var response = await client.CallAsync(Calls.Get);

        platform.Requests[1].Message.RequestUri!.OriginalString.Should().Be(Good + "/things/2");
        platform.Requests[1].Header("X-SBG-Auth-Token").Should().Be(FakePlatform.Token);
    }

    [Theory]
    [InlineData("https://evil.example/v2/files?offset=1")]
    [InlineData("https://api.good.example@evil.example/v2/files?offset=1")]
    [InlineData("https://api.good.example.evil.example/v2/files?offset=1")]
    [InlineData("http://api.good.example/v2/files?offset=1")]
    [InlineData("https://api.good.example:444/v2/files?offset=1")]
    [InlineData("//evil.example/v2/files?offset=1")]
    [InlineData("https://api.good.example/v2/../admin")]
    [InlineData("ftp://api.good.example/v2/files")]
    public async Task NextPage_LeadsAway_ItemsBeforeStayGoodAndNothingIsSentThere(string next)
    {
        var platform = new FakePlatform(_ => Page("a", next));
        await using var client = platform.Client();
        var seen = new List<string>();

        var thrown = (await FluentActions.Awaiting(async () =>
        {
            await foreach (var file in client.Files.Query(new() { Project = "o/p" })) seen.Add(file.Name);
        }).Should().ThrowAsync<ForeignOriginException>()).Which;

        seen.Should().Equal("a");
        platform.Requests.Should().OnlyContain(request => request.Message.RequestUri!.OriginalString.StartsWith(Good + "/files?"));
        thrown.RefusedAddress.Should().NotBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NextPage_LeadsInACircle_EndsAsAnErrorAndItemsStayGood(int length)
    {
        var platform = new FakePlatform(request => Page("a", $"{Good}/files?project=o%2Fp&token={request.Number % length}"));
        await using var client = platform.Client();
        var seen = new List<string>();

        await FluentActions.Awaiting(async () =>
        {
            await foreach (var file in client.Files.Query(new() { Project = "o/p" })) seen.Add(file.Name);
        }).Should().ThrowAsync<PaginationException>();

        seen.Should().OnlyContain(name => name == "a").And.NotBeEmpty();
        platform.Requests.Should().HaveCountLessThan(30);
    }

    [Fact]
    public async Task Redirect_OfAPost_IsAnErrorUnlessItKeepsTheMethod()
    {
        var platform = new FakePlatform(_ => Redirect(HttpStatusCode.Found, Good + "/things/2"));
        await using var client = platform.Client();

        (await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<SevenBridgesException>()).Which.Status.Should().Be(HttpStatusCode.Found);

        platform.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Redirect_InACircle_EndsAsAnError()
    {
        var platform = new FakePlatform(_ => Redirect(HttpStatusCode.Found, Good + "/things/1"));
        await using var client = platform.Client();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<SevenBridgesException>();

        platform.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task Redirect_ToAnotherPortForReal_SendsNothingThere()
    {
        await using var evil = new LoopbackServer(LoopbackServer.Ok("{}"));
        await using var good = new LoopbackServer($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{evil.Port}/v2/things/1\r\nContent-Length: 0\r\n\r\n");
        await using var client = good.Client();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ForeignOriginException>();

        evil.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Handler_FollowsRedirectsByItself_IsRefused()
    {
        using var sockets = new SocketsHttpHandler();
        using var classic = new HttpClientHandler();
        using var wrapped = new Wrapper { InnerHandler = new SocketsHttpHandler() };

        foreach (var handler in new HttpMessageHandler[] { sockets, classic, wrapped })
        {
            FluentActions.Invoking(() => new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new(Good), Token = "t", HttpHandler = handler }))
                .Should().Throw<ValidationException>().WithMessage("*AllowAutoRedirect*");
        }
    }

    [Theory]
    [InlineData("http://api.good.example/v2", false)]
    [InlineData("http://localhost.evil.example/v2", false)]
    [InlineData("http://127.0.0.1.evil.example/v2", false)]
    [InlineData("http://localhost:8080/v2", true)]
    [InlineData("http://127.0.0.1:8080/v2", true)]
    [InlineData("http://127.1.2.3/v2", true)]
    [InlineData("http://[::1]:8080/v2", true)]
    [InlineData("https://api.good.example/v2", true)]
    public void Endpoint_PlainHttp_IsForLoopbackOnly(string endpoint, bool allowed)
    {
        var make = FluentActions.Invoking(() => new SevenBridgesClient(endpoint, "t").Dispose());

        if (allowed) make.Should().NotThrow();
        else make.Should().Throw<CredentialsException>().WithMessage("*AllowInsecureHttp*");
        new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new(endpoint), Token = "t", AllowInsecureHttp = true }).Dispose();
    }

    private static HttpResponseMessage Page(string name, string next) =>
        FakePlatform.Json($$"""{"href":"{{Good}}/files","items":[{"id":"1","name":"{{name}}"}],"links":[{"href":"{{next}}","rel":"next","method":"GET"}]}""");

    private static HttpResponseMessage Redirect(HttpStatusCode status, string location)
    {
        var message = new HttpResponseMessage(status);
        message.Headers.TryAddWithoutValidation("Location", location);
        return message;
    }

    private sealed class Wrapper : DelegatingHandler;
}
