using System.Globalization;
using System.Net;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>What a call does after a 429, by a clock that only the test moves.</summary>
public sealed class RateLimitTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task Refused_ResetIsFortySecondsAhead_WaitsUntilThenOnce(int serverIsAheadBySeconds)
    {
        var server = clock.GetUtcNow().AddSeconds(serverIsAheadBySeconds);
        var platform = new FakePlatform(
            _ => Refused(("X-RateLimit-Reset", Seconds(server.AddSeconds(40))), ("Date", server.ToString("r"))), _ => FakePlatform.Json("{}"));

        var waited = await CallAsync(platform);

        waited.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(40)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(41));
        platform.Requests.Should().HaveCount(2);
    }

    [Theory]
    // header, value, least and most seconds of waiting; "usual" is the exponential wait of half a second with jitter
    [InlineData("X-RateLimit-Reset", "@40", 40, 41)]
    [InlineData("X-RateLimit-Reset", "@40ms", 40, 41)]
    [InlineData("X-RateLimit-Reset", null, 0, 2)]
    [InlineData("X-RateLimit-Reset", "@-5", 0, 2)]
    [InlineData("X-RateLimit-Reset", "0", 0, 2)]
    [InlineData("X-RateLimit-Reset", "-1", 0, 2)]
    [InlineData("X-RateLimit-Reset", "soon", 0, 2)]
    [InlineData("X-RateLimit-Reset", "99999999999999999999999", 0, 2)]
    [InlineData("X-RateLimit-Reset", "4102444800", 360, 361)]
    [InlineData("X-RateLimit-Reset", "4102444800000", 360, 361)]
    [InlineData("X-RateLimit-Reset", "253402300799", 0, 2)]
    [InlineData("X-RateLimit-Reset", "253402300799000", 0, 2)]
    [InlineData("X-RateLimit-Reset", "253402300799999", 0, 2)]
    [InlineData("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT", 360, 361)]
    [InlineData("Retry-After", "7", 7, 8)]
    [InlineData("Retry-After", "@7r", 7, 8)]
    [InlineData("Retry-After", "-7", 0, 2)]
    [InlineData("Retry-After", "@-7r", 0, 2)]
    [InlineData("Retry-After", "0", 0, 2)]
    [InlineData("Retry-After", "a while", 0, 2)]
    [InlineData("Retry-After", "86400", 360, 361)]
    [InlineData("Retry-After", "99999999999999", 360, 361)]
    public async Task Refused_AnyHint_WaitsAsLongAsItMakesSense(string header, string? value, int least, int most)
    {
        var now = clock.GetUtcNow();
        var platform = new FakePlatform(
            _ => value is null ? Refused() : Refused((header, Expand(value, now)), ("Date", now.ToString("r"))), _ => FakePlatform.Json("{}"));

        var waited = await CallAsync(platform);

        waited.TotalSeconds.Should().BeInRange(least, most);
        platform.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Tue, 31 Feb 2025 00:00:00 GMT")]
    [InlineData("soon")]
    public async Task Date_IsNobodysTime_IsNotBelieved(string date)
    {
        var reset = Seconds(clock.GetUtcNow().AddSeconds(40));
        var platform = new FakePlatform(
            _ => FakePlatform.Json("{}", HttpStatusCode.OK, ("Date", date)), _ => Refused(("X-RateLimit-Reset", reset), ("Date", date)), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client(options => options.TimeProvider = clock);
        var began = clock.GetUtcNow();

        (await client.CallAsync(Calls.Get)).Dispose();
        using var response = await clock.RunAsync(client.CallAsync(Calls.Get));

        (clock.GetUtcNow() - began).TotalSeconds.Should().BeInRange(40, 41);
    }

    [Fact]
    public async Task Refused_BothHints_RetryAfterDecides()
    {
        var platform = new FakePlatform(
            _ => FakePlatform.Error(429, 1000, "limit", ("Retry-After", "3"), ("X-RateLimit-Reset", Seconds(clock.GetUtcNow().AddSeconds(100)))),
            _ => FakePlatform.Json("{}"));

        (await CallAsync(platform)).TotalSeconds.Should().BeInRange(3, 4);
    }

    [Fact]
    public async Task Refused_PostToo_IsSentAgainBecauseItDidNotHappen()
    {
        var platform = new FakePlatform(_ => Refused(("Retry-After", "3")), _ => FakePlatform.Json("{}"));

        await CallAsync(platform, Calls.Create);

        platform.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Refused_AgainAndAgain_EndsInTooManyRequests()
    {
        var platform = new FakePlatform(_ => Refused(("Retry-After", "3")));
        await using var client = platform.Client(options => options.TimeProvider = clock);

        var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<TooManyRequestsException>()).Which;

        thrown.Attempts.Should().Be(5);
        thrown.RetryAfter.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Refused_CancelledWhileWaiting_ReturnsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var platform = new FakePlatform(_ => Refused(("Retry-After", "300")));
        var notices = new Notices();
        await using var client = platform.Client(options => (options.TimeProvider, options.Waiting) = (clock, notices));
        var began = clock.GetUtcNow();

        var call = client.CallAsync(Calls.Get, cancellationToken: cancel.Token);
        await notices.FirstAsync;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        clock.GetUtcNow().Should().Be(began);
    }

    [Fact]
    public async Task RateLimit_AfterAnyAnswer_IsKnownWithoutACall()
    {
        var reset = clock.GetUtcNow().AddSeconds(120);
        var platform = new FakePlatform(
            _ => FakePlatform.Json(
                "{}", HttpStatusCode.OK, ("X-RateLimit-Limit", "1000"), ("X-RateLimit-Remaining", "997"), ("X-RateLimit-Reset", Seconds(reset))));
        await using var client = platform.Client(options => options.TimeProvider = clock);
        client.RateLimit.Should().BeNull();

        using var response = await client.CallAsync(Calls.Get);

        client.RateLimit.Should().Be(new RateLimitStatus(1000, 997, reset));
        platform.Requests.Should().ContainSingle();
    }

    private async Task<TimeSpan> CallAsync(FakePlatform platform, Operation? operation = null)
    {
        await using var client = platform.Client(options => options.TimeProvider = clock);
        var began = clock.GetUtcNow();
        using var response = await clock.RunAsync(client.CallAsync(operation ?? Calls.Get));
        return clock.GetUtcNow() - began;
    }

    private static HttpResponseMessage Refused(params (string Name, string Value)[] headers) =>
        FakePlatform.Error(429, 1000, "Rate limit exceeded", [("X-RateLimit-Limit", "1000"), ("X-RateLimit-Remaining", "0"), .. headers]);

    private static string Expand(string value, DateTimeOffset now) => value switch
    {
        ['@', .. var ms, 'm', 's'] => $"{now.AddSeconds(int.Parse(ms, CultureInfo.InvariantCulture)).ToUnixTimeMilliseconds()}",
        ['@', .. var date, 'r'] => now.AddSeconds(int.Parse(date, CultureInfo.InvariantCulture)).ToString("r"),
        ['@', .. var seconds] => Seconds(now.AddSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))),
        _ => value,
    };

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
