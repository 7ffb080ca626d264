using System.Net;
using Polly;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>What users put into the pipeline may break: the call that meets it fails, and none after it is worse off.</summary>
public sealed class BrokenGuestTests
{
    [Theory]
    [InlineData("Total")]
    [InlineData("Maintenance")]
    [InlineData("Retry")]
    [InlineData("CircuitBreaker")]
    [InlineData("Budget")]
    [InlineData("Try")]
    public async Task Layer_Throws_TheCallFailsAndTheNextOneWorks(string name)
    {
        foreach (var (isLate, afterwards) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var broken = new Broken(isLate, afterwards) { Count = 1 };
            var layer = new ResiliencePipelineBuilder().AddStrategy(_ => broken, new Unnamed()).Build();
            var platform = new FakePlatform(_ => Limited(1000));
            await using var client = platform.Client(options =>
            {
                (options.MaxRequestsInFlight, options.MaxRetries) = (1, 0);
                typeof(ResilienceLayers).GetProperty(name)!.SetValue(options.Layers, layer);
            });

            await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<Exception>().Where(e => e is FormatException || e is OutcomeUnknownException);
            (await client.CallAsync(Calls.Create).WaitAsync(TimeSpan.FromMinutes(1))).Dispose();

            platform.Requests.Should().HaveCount(afterwards ? 2 : 1);
        }
    }

    [Fact]
    public async Task Waiting_Throws_TheCallGoesOnAndItsPlaceInTheBudgetIsNotLost()
    {
        var clock = new ManualClock();
        var reset = clock.GetUtcNow().AddSeconds(60);
        var platform = new FakePlatform(_ =>
        {
            if (clock.GetUtcNow() >= reset) reset = clock.GetUtcNow().AddSeconds(60);
            return Limited(1, ("X-RateLimit-Reset", $"{reset.ToUnixTimeSeconds()}"));
        });
        using var logs = new Logs();
        await using var client = platform.Client(options =>
            (options.TimeProvider, options.Waiting, options.LoggerFactory, options.Budgets) = (clock, new Thrower(), logs, new SevenBridges.Http.BudgetRegistry()));

        for (var i = 0; i < 4; i++) (await clock.RunAsync(client.CallAsync(Calls.Create))).Dispose();

        platform.Requests.Should().HaveCount(4);
        logs.Text.Should().Contain("the Waiting of the options failed with FormatException");
    }

    private static HttpResponseMessage Limited(int limit, params (string, string)[] more) =>
        FakePlatform.Json("{}", HttpStatusCode.OK, [("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", $"{limit - 1}"), .. more]);

    private sealed class Unnamed : ResilienceStrategyOptions;

    private sealed class Thrower : IProgress<WaitNotice>
    {
        public void Report(WaitNotice value) => throw new FormatException("broken");
    }

    private sealed class Broken(bool isLate, bool afterwards) : ResilienceStrategy
    {
        public int Count { get; set; }

        protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
        {
            if (--Count < 0) return callback(context, state);
            return isLate || afterwards ? BreakAsync(callback, context, state) : throw new FormatException("broken");
        }

        private async ValueTask<Outcome<TResult>> BreakAsync<TResult, TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
        {
            if (isLate) await Task.Yield();
            if (afterwards) await callback(context, state);
            throw new FormatException("broken");
        }
    }
}
