using System.Collections.Concurrent;
using Polly;
using Polly.Timeout;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Time limits and cancellation: whoever ends a call is the one that is named.</summary>
public sealed class TimeLimitTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Total_RunsOutWhileARequestIsUnderWay_SaysWhichLimitItWas(bool isTheUsersOwn)
    {
        await using var client = new FakePlatform(SilentAsync).Client(options =>
        {
            options.TimeProvider = clock;
            if (isTheUsersOwn) options.Layers.Total = Limit(TimeSpan.FromSeconds(5));
            else options.TotalTimeout = TimeSpan.FromSeconds(5);
        });

        (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<CallTimedOutException>())
            .Which.Message.Should().Contain("within 5 seconds");
        (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Run))).Should().ThrowAsync<OutcomeUnknownException>())
            .Which.Message.Should().Contain("within 5 seconds");
    }

    [Theory]
    [InlineData("429")]
    [InlineData("maintenance")]
    [InlineData("failure")]
    [InlineData("handler")]
    [InlineData("silence")]
    [InlineData("place")]
    [InlineData("token")]
    public async Task Cancellation_WhereverTheCallWaits_IsTheCallersOwn(string wait)
    {
        using var cancel = new CancellationTokenSource();
        using var reached = new SemaphoreSlim(0);
        await using var client = new FakePlatform((_, cancellationToken) => AnswerAsync(wait, reached, cancellationToken)).Client(options =>
        {
            (options.TimeProvider, options.Waiting, options.MaxRequestsInFlight) = (clock, new Releasing(reached), 1);
            if (wait == "token") (options.Token, options.TokenProvider) = (null, async cancellationToken =>
            {
                reached.Release();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                return AccessToken.Bearer("canary7b");
            }
                );
        });
        if (wait == "handler") client.AddErrorHandler((_, _) => new(ErrorDecision.RepeatAfter(TimeSpan.FromHours(1))));
        var before = wait == "place" ? client.CallAsync(Calls.Get) : null;
        if (before is not null) await reached.WaitAsync();
        var began = clock.GetUtcNow();

        var call = client.CallAsync(Calls.Create, cancellationToken: cancel.Token);
        if (before is null) await reached.WaitAsync();
        await cancel.CancelAsync();

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancel.Token);
        clock.GetUtcNow().Should().Be(began);
    }

    [Fact]
    public async Task Timer_FiresAfterTheCallWasDone_DoesNoHarm()
    {
        var late = new LateClock();
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = new FakePlatform((_, _) => answer.Task).Client(options => options.TimeProvider = late);
        var call = client.CallAsync(Calls.Get);
        answer.SetResult(FakePlatform.Json("{}"));
        (await call).Dispose();

        late.Fired.Should().NotBeEmpty();
        late.Invoking(clock => clock.FireAll()).Should().NotThrow();
    }

    private static async Task<HttpResponseMessage> SilentAsync(FakePlatform.Seen seen, CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return FakePlatform.Json("{}");
    }

    private static async Task<HttpResponseMessage> AnswerAsync(string wait, SemaphoreSlim reached, CancellationToken cancellationToken)
    {
        if (wait is "silence" or "place")
        {
            reached.Release();
            return await SilentAsync(null!, cancellationToken);
        }

        return wait switch
        {
            "429" => FakePlatform.Error(429, 1000, "limit", ("Retry-After", "60")),
            "maintenance" => FakePlatform.Error(503, 0),
            "failure" => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
            _ => FakePlatform.Error(409, 1),
        };
    }

    private ResiliencePipeline Limit(TimeSpan limit) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(new TimeoutStrategyOptions { Timeout = limit }).Build();

    private sealed class Releasing(SemaphoreSlim reached) : IProgress<WaitNotice>
    {
        public void Report(WaitNotice value) => reached.Release();
    }

    /// <summary>A clock whose timers fire although they were disposed: one may be on its way in that moment.</summary>
    private sealed class LateClock : TimeProvider
    {
        public ConcurrentQueue<Action> Fired { get; } = new();

        public void FireAll()
        {
            foreach (var fire in Fired) fire();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Fired.Enqueue(() => callback(state));
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
