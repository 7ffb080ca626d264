using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Proxies chosen in each of the four ways, for API and storage alike, through a proxy that is a process of its own.</summary>
public sealed class ProxyTests
{
    private const string Dead = "http://127.0.0.1:9";

    [Theory]
    [InlineData("explicit")]
    [InlineData("variables")]
    [InlineData("lower-case variables")]
    [InlineData("config file")]
    [InlineData("explicit over config file")]
    [InlineData("explicit over variables")]
    public async Task Proxy_ChosenAnyWay_CarriesApiAndStorageWithItsLogin(string way)
    {
        await using var proxy = await ProxyProcess.StartAsync();
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        using var household = new Household();
        await using var client = Connect(way, household, server, proxy);

        (await client.CallAsync(Calls.Get)).Dispose();
        using var storage = await client.Api.Storage.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{server.Port}/bucket/object?signature=canary7b"), CancellationToken.None);

        storage.StatusCode.Should().Be(HttpStatusCode.OK);
        server.Requests.Select(request => request.Target).Should().Equal("/v2/things/1", "/bucket/object?signature=canary7b");
        server.Requests[0].Header("X-SBG-Auth-Token").Should().NotBeNull();
        server.Requests[1].Head.Should().OnlyContain(line => line.StartsWith("GET ") || line.StartsWith("Host:") || line.StartsWith("Connection:"));
        var lines = new List<string>();
        while (lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)) < 2) lines.Add(await proxy.NextLineAsync());
        lines.Should().Contain($"ok GET http://127.0.0.1:{server.Port}/v2/things/1 HTTP/1.1");
    }

    [Fact]
    public async Task Proxy_ForHttps_GetsTheLoginAndNeverTheToken()
    {
        await using var proxy = await ProxyProcess.StartAsync();
        using var household = new Household();
        household.Variables["HTTPS_PROXY"] = proxy.Address.ToString();
        await using var client = household.Client(configure: options =>
            (options.Endpoint, options.Token, options.MaxRetries) = (new("https://127.0.0.1:9/v2"), FakePlatform.Token, 0));

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ConnectionFailedException>()).Which;

        (await proxy.NextLineAsync()).Should().StartWith("407 CONNECT");
        (await proxy.NextLineAsync()).Should().Be("ok CONNECT 127.0.0.1:9 HTTP/1.1");
        thrown.ToString().Should().NotContain("canary7b");
    }

    [Fact]
    public async Task Proxy_LoginRefused_SaysThatItWasTheProxy()
    {
        await using var proxy = await ProxyProcess.StartAsync();
        await using var client = new SevenBridgesClient(new SevenBridgesOptions
        {
            Endpoint = new("http://127.0.0.1:9/v2"),
            Token = FakePlatform.Token,
            MaxRetries = 0,
            Proxy = new($"http://user:wrong@127.0.0.1:{proxy.Port}"),
        });

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<SevenBridgesException>()
            .WithMessage("*the proxy answered 407*user and password*");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("example.org, 127.0.0.1:{port}")]
    [InlineData("*")]
    public async Task NoProxy_NamesTheHost_GoesThereDirectly(string exceptions)
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        using var household = new Household();
        household.Variables["http_proxy"] = Dead;
        household.Variables["no_proxy"] = exceptions.Replace("{port}", $"{server.Port}");
        await using var client = household.Client(configure: options => (options.Endpoint, options.Token) = (server.Endpoint, FakePlatform.Token));

        (await client.CallAsync(Calls.Get)).Dispose();

        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("HTTP_PROXY", "not an address at all")]
    [InlineData("HTTPS_PROXY", "ftp://proxy.example")]
    public void Proxy_IsNoAddress_IsRefusedByName(string variable, string value)
    {
        using var household = new Household();
        household.Variables[variable] = value;

        FluentActions.Invoking(() => household.Client(configure: options => (options.Environment, options.Token) = ("CGC", "t")))
            .Should().Throw<ValidationException>().WithMessage($"{variable} is not the address of a proxy*");
    }

    [Fact]
    public async Task Proxy_UnderCgi_IsNotTakenFromARequestsHeader()
    {
        await using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        using var household = new Household();
        (household.Variables["HTTP_PROXY"], household.Variables["GATEWAY_INTERFACE"]) = (Dead, "CGI/1.1");
        await using var client = household.Client(configure: options => (options.Endpoint, options.Token) = (server.Endpoint, FakePlatform.Token));

        (await client.CallAsync(Calls.Get)).Dispose();

        server.Requests.Should().ContainSingle();
    }

    private static SevenBridgesClient Connect(string way, Household household, LoopbackServer server, ProxyProcess proxy)
    {
        var withProfile = way.Contains("config file");
        if (withProfile)
        {
            household.WriteCredentials($"[default]\napi_endpoint = {server.Endpoint}\nauth_token = {FakePlatform.Token}\n");
            household.WriteConfig($"[proxies]\nhttp_proxy = {(way == "config file" ? proxy.Address : Dead)}\n");
        }

        var isExplicit = way.StartsWith("explicit", StringComparison.Ordinal);
        if (way.EndsWith("variables", StringComparison.Ordinal))
            household.Variables[way == "variables" ? "HTTP_PROXY" : "http_proxy"] = isExplicit ? Dead : proxy.Address.ToString();
        return household.Client(configure: options =>
        {
            if (!withProfile) (options.Endpoint, options.Token) = (server.Endpoint, FakePlatform.Token);
            if (isExplicit) options.Proxy = proxy.Address;
        });
    }
}
