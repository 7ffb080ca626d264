using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Reflection;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>One word is part of every token and signature here; it may come out nowhere.</summary>
public sealed class SecretsTests
{
    private const string Word = "canary7b";

    [Theory]
    [InlineData("developer")]
    [InlineData("bearer")]
    [InlineData("provider")]
    public async Task Logs_AtTheirMostTalkative_HoldNoSecret(string kind)
    {
        using var logs = new Logs();
        var clock = new ManualClock();
        var platform = new FakePlatform(
            _ => FakePlatform.Cut(),
            _ => FakePlatform.Error(429, 1000, $"token {FakePlatform.Token} is busy", ("Retry-After", "1"), ("Set-Cookie", "session=canary7b")),
            _ => Redirect("https://api.good.example/v2/things/2?token=canary7b"),
            _ => FakePlatform.Json(
                "{}", HttpStatusCode.OK, ("Location", "https://storage.example/x?X-Amz-Signature=canary7b"), ("X-SBG-Auth-Token", FakePlatform.Token)),
            _ => FakePlatform.Error(403, 1, $"token {FakePlatform.Token} may not"));
        await using var client = platform.Client(options =>
        {
            (options.LoggerFactory, options.TimeProvider) = (logs, clock);
            Give(options, kind);
        });

        using var response = await clock.RunAsync(client.CallAsync(Calls.Get, "/things/1?token=canary7b"));
        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<ForbiddenException>();

        logs.Lines.Should().HaveCountGreaterThan(10);
        logs.Text.Should().Contain("things.get").And.NotContain(Word);
    }

    [Theory]
    [InlineData("{\"message\":\"no such token {token}\",\"more_info\":\"https://x.example/?token={token}\"}")]
    [InlineData("{\"message\":\"see https://storage.example/f?X-Amz-Signature={secret}&x=1\"}")]
    [InlineData("{\"message\":\"Authorization: Bearer {secret}\"}")]
    [InlineData("<html>X-SBG-Auth-Token: {TOKEN}</html>")]
    [InlineData("<a href='https://user:{secret}@proxy.example/'>proxy</a>")]
    public async Task Exception_ServerEchoesTheSecret_HoldsNone(string body)
    {
        // Names of tests are output too, so the secrets are put in here.
        body = Filled(body);
        var platform = new FakePlatform(
            _ => FakePlatform.Json(body, HttpStatusCode.Forbidden, ("X-SBG-Auth-Token", FakePlatform.Token), ("Set-Cookie", "a=canary7b"),
                ("Link", "<https://storage.example/x?X-Amz-Signature=canary7b>; rel=\"next\"")));
        await using var client = platform.Client();

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ForbiddenException>()).Which;

        Everything(thrown).Should().NotContainEquivalentOf(Word);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    public async Task Exception_OfAFailingWire_HoldsNoneInItsCausesEither(string kind)
    {
        var cause = new IOException($"sent X-SBG-Auth-Token: {FakePlatform.Token}", new InvalidOperationException($"https://x.example/?signature={Word}"));
        var platform = new FakePlatform(_ => throw new HttpRequestException($"could not send {FakePlatform.Token}", cause));
        await using var client = platform.Client(options => options.MaxRetries = 0);

        var call = client.Awaiting(c => c.CallAsync(kind == "get" ? Calls.Get : Calls.Create));
        var thrown = (await call.Should().ThrowAsync<SevenBridgesException>()).Which;

        thrown.InnerException.Should().NotBeNull();
        Everything(thrown).Should().Contain("could not send").And.NotContainEquivalentOf(Word);
    }

    [Fact]
    public async Task Exception_OfAFailingProvider_HoldsNoneOfTheTokensItGave()
    {
        var asked = 0;
        await using var client = new FakePlatform(_ => FakePlatform.Json("{}")).Client(options =>
        {
            options.Token = null;
            options.TokenProvider = _ => ++asked == 1
                ? new(AccessToken.Bearer(FakePlatform.Token))
                : throw new InvalidOperationException($"{FakePlatform.Token} could not be renewed");
        });
        (await client.CallAsync(Calls.Get)).Dispose();

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<CredentialsException>()).Which;

        thrown.ToString().Should().Contain("could not be renewed").And.NotContain(Word);
    }

    [Fact]
    public void Texts_OfWhateverHoldsASecret_DoNotShowIt()
    {
        var options = new SevenBridgesOptions
        {
            Endpoint = new("https://api.good.example/v2"),
            Token = Word,
            Proxy = new($"http://user:{Word}@proxy.example:3128"),
        };
        using var client = new SevenBridgesClient(options);
        object[] shown = [options, client, AccessToken.Developer(Word), AccessToken.Bearer(Word), client.Api.Options];

        shown.Select(one => one.ToString()).Should().NotContain(text => text!.Contains(Word));
        client.ToString().Should().Be("https://api.good.example/v2 (options)");
        shown.Select(one => one.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value).Should().NotContainNulls();
    }

    [Fact]
    public void Debuggers_AreNotShownThePropertiesOfSecrets() =>
        new[] { typeof(SevenBridgesOptions), typeof(AccessToken) }
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.Name is "Token" or "BearerToken" or "Proxy" or "HeaderValue" or "Secret")
            .Select(property => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State)
            .Should().HaveCount(5).And.AllBeEquivalentTo(DebuggerBrowsableState.Never);

    [Theory]
    [InlineData("https://storage.example/a/b?X-Amz-Signature={secret}&x=1", "https://storage.example/a/b?***")]
    [InlineData("https://user:{secret}@storage.example/a", "https://***@storage.example/a")]
    [InlineData("https://storage.example/a#{secret}", "https://storage.example/a?***")]
    [InlineData("//evil.example/\r\nX", "//evil.example/  X")]
    public void Redaction_OfAnAddress_LeavesHostAndPath(string address, string shown) => Redaction.Address(Filled(address)).Should().Be(shown);

    [Fact]
    public async Task Spans_HoldTheConventionsTagsAndNoSecret()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SevenBridges",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var clock = new ManualClock();
        var platform = new FakePlatform(_ => FakePlatform.Cut(), _ => FakePlatform.Error(500, 1), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client(options => options.TimeProvider = clock);
        var operation = Calls.Get with { Id = "spans.get", Template = "/spans/{span}" };

        using var response = await clock.RunAsync(client.CallAsync(operation, "/spans/1?token=canary7b"));

        var ours = spans.Where(span => Equals(span.GetTagItem("sevenbridges.operation"), "spans.get")).ToList();
        ours.Should().HaveCount(3).And.OnlyContain(span => span.Kind == ActivityKind.Client && span.DisplayName == "GET /spans/{span}");
        ours.Select(span => span.GetTagItem("http.response.status_code")).Should().Equal(null, 500, 200);
        ours.Select(span => span.GetTagItem("error.type")).Should().Equal("response_ended", "500", null);
        ours.Select(span => span.GetTagItem("http.request.resend_count")).Should().Equal(null, 1, 2);
        ours.Select(span => span.Status).Should().Equal(ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset);
        ours[2].TagObjects.Should().Contain(new KeyValuePair<string, object?>[]
        {
            new("http.request.method", "GET"), new("server.address", "api.good.example"), new("server.port", 443),
            new("url.full", "https://api.good.example/v2/spans/1?***"), new("url.template", "/spans/{span}"),
        });
        string.Join(' ', ours.SelectMany(span => span.TagObjects).Select(tag => tag.Value)).Should().NotContain(Word);
    }

    private static string Filled(string text) =>
        text.Replace("{token}", FakePlatform.Token).Replace("{TOKEN}", FakePlatform.Token.ToUpperInvariant()).Replace("{secret}", Word);

    private static void Give(SevenBridgesOptions options, string kind)
    {
        if (kind == "developer") return;
        options.Token = null;
        if (kind == "bearer") options.BearerToken = FakePlatform.Token;
        else options.TokenProvider = _ => new(AccessToken.Bearer(FakePlatform.Token));
    }

    private static HttpResponseMessage Redirect(string location)
    {
        var message = new HttpResponseMessage(HttpStatusCode.Found);
        message.Headers.TryAddWithoutValidation("Location", location);
        return message;
    }

    private static string Everything(SevenBridgesException thrown) => string.Join(
        '\n', [thrown.ToString(), thrown.PlatformMessage, thrown.MoreInfo, thrown.BodyStart, .. thrown.Headers.Select(header => header.Key + header.Value)]);
}
