using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>The rate limit of an account.</summary>
public class BudgetTests : ApiTest
{
    protected override EmulatorOptions Options => new() { RateLimit = 3 };

    [Fact]
    public async Task RateLimit_UsedUp_Answers429AndCode1000()
    {
        for (var call = 0; call < 3; call++)
            (await GetAsync("/user")).Headers["X-RateLimit-Remaining"].Should().Be($"{2 - call}");

        var refused = await GetAsync("/user");

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.TooManyRequests, 1000));
        ((int)(await GetAsync("/rate_limit")).Body!["rate"]!["remaining"]!).Should().Be(0);
    }
}
