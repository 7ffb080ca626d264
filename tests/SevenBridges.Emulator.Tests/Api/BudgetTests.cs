using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>The rate limit of an account.</summary>
public class BudgetTests : ApiTest
{
    // A window that begins in the middle of a second: the header can name whole ones only.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 600, TimeSpan.Zero));

    protected override EmulatorOptions Options => new() { RateLimit = 3, RateLimitWindow = TimeSpan.FromSeconds(10), Clock = clock };

    [Fact]
    public async Task RateLimit_UsedUp_Answers429AndCode1000()
    {
        for (var call = 0; call < 3; call++)
            (await GetAsync("/user")).Headers["X-RateLimit-Remaining"].Should().Be($"{2 - call}");

        var refused = await GetAsync("/user");

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.TooManyRequests, 1000));
        ((int)(await GetAsync("/rate_limit")).Body!["rate"]!["remaining"]!).Should().Be(0);
    }

    [Fact]
    public async Task RateLimit_AtTheSecondThatTheHeaderNames_IsOpenAgain()
    {
        for (var call = 0; call < 3; call++)
            await GetAsync("/user");
        var refused = await GetAsync("/user");
        var reset = DateTimeOffset.FromUnixTimeSeconds(long.Parse(refused.Headers["X-RateLimit-Reset"], System.Globalization.CultureInfo.InvariantCulture));

        clock.SetUtcNow(reset);

        refused.Status.Should().Be(HttpStatusCode.TooManyRequests);
        (await GetAsync("/user")).Status.Should().Be(HttpStatusCode.OK);
    }
}
