using System.Globalization;
using System.Net;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>The request budget against a Platform that counts in fixed windows.</summary>
public sealed class BudgetTests
{
    private readonly ManualClock clock = new();
    private readonly BudgetRegistry budgets = new();

    [Fact]
    public async Task Workers_ThirtyTwoAgainstAHundredAWindow_MeetNo429AndUseTheWindow()
    {
        const int workers = 32, limit = 100, windows = 10;
        var platform = new Windowed(clock, limit, TimeSpan.FromSeconds(60));
        var crowd = new Workers(clock, workers);
        await using var client = new FakePlatform(platform.Answer).Client(options =>
        {
            Configure(options);
            crowd.Configure(options);
        });

        await crowd.RunAsync(client, limit * windows, async () => (await client.CallAsync(Calls.Get)).Dispose());

        platform.Refused.Skip(1).Should().OnlyContain(refused => refused == 0);
        platform.Served.Should().HaveCount(windows).And.OnlyContain(served => served == limit);
    }

    [Fact]
    public async Task Clients_OneToken_ShareTheBudget()
    {
        var platform = new Windowed(clock, 10, TimeSpan.FromSeconds(60));
        var handler = new FakePlatform(platform.Answer);
        await using var first = handler.Client(Configure);
        await using var second = handler.Client(Configure);
        await using var other = handler.Client(options =>
        {
            Configure(options);
            options.Token = "another-canary7b-token";
        });
        for (var i = 0; i < 10; i++) (await first.CallAsync(Calls.Get)).Dispose();

        var held = second.CallAsync(Calls.Get);

        held.IsCompleted.Should().BeFalse("the first client has used up the window");
        second.RateLimit!.Remaining.Should().Be(0);
        other.RateLimit.Should().BeNull();
        (await clock.RunAsync(held)).Dispose();
        platform.Refused.Sum().Should().Be(0);
    }

    [Fact]
    public async Task Call_HeldBack_CanBeCancelledAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var platform = new Windowed(clock, 1, TimeSpan.FromSeconds(60));
        var notices = new Notices();
        await using var client = new FakePlatform(platform.Answer).Client(options =>
        {
            Configure(options);
            options.Waiting = notices;
        });
        (await client.CallAsync(Calls.Get)).Dispose();
        var began = clock.GetUtcNow();

        var held = client.CallAsync(Calls.Get, cancellationToken: cancel.Token);
        (await notices.FirstAsync).Reason.Should().Be(WaitReason.Budget);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => held).Should().ThrowAsync<OperationCanceledException>();
        clock.GetUtcNow().Should().Be(began);
    }

    [Fact]
    public async Task Call_FreeOfTheBudget_IsNotHeldBack()
    {
        var platform = new Windowed(clock, 1, TimeSpan.FromSeconds(60)) { CountsNothing = true };
        await using var client = new FakePlatform(platform.Answer).Client(Configure);
        platform.Take(1);
        (await client.CallAsync(Calls.Get)).Dispose();

        using var response = await client.CallAsync(Calls.Get with { Id = "rateLimits.get", Free = true });

        response.Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("never")]
    [InlineData("+86400")]
    public async Task Call_ResetMakesNoSense_IsNotHeldBack(string reset)
    {
        var text = int.TryParse(reset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ahead) && ahead != 0
            ? $"{clock.GetUtcNow().ToUnixTimeSeconds() + ahead}"
            : reset;
        var platform = new FakePlatform(
            _ => FakePlatform.Json("{}", HttpStatusCode.OK, ("X-RateLimit-Limit", "10"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", text)));
        await using var client = platform.Client(Configure);

        for (var i = 0; i < 3; i++) (await client.CallAsync(Calls.Get)).Dispose();

        platform.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Requests_ManyAtOnce_AreNeverMoreThanAllowed()
    {
        var (now, most) = (0, 0);
        var gate = new TaskCompletionSource();
        var platform = new FakePlatform(async (_, _) =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await gate.Task;
            Interlocked.Decrement(ref now);
            return FakePlatform.Json("{}");
        });
        await using var client = platform.Client(options => options.MaxRequestsInFlight = 7);

        var all = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.CallAsync(Calls.Get)));
        gate.SetResult();
        await all;

        most.Should().Be(7);
        platform.Requests.Should().HaveCount(50);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most) Interlocked.CompareExchange(ref most, value, seen);
    }

    private void Configure(SevenBridgesOptions options) => (options.TimeProvider, options.Budgets) = (clock, budgets);

    /// <summary>Counts requests in fixed windows, as the Platform does.</summary>
    private sealed class Windowed(ManualClock clock, int limit, TimeSpan window)
    {
        private readonly Lock gate = new();
        private readonly DateTimeOffset start = clock.GetUtcNow();

        public bool CountsNothing { get; init; }

        public TimeSpan Window => window;

        public List<int> Served { get; } = [0];

        public List<int> Refused { get; } = [0];

        public void Take(int count) => Served[^1] += count;

        public HttpResponseMessage Answer(FakePlatform.Seen request)
        {
            lock (gate)
            {
                var index = (int)((clock.GetUtcNow() - start) / window);
                while (Served.Count <= index)
                {
                    Served.Add(0);
                    Refused.Add(0);
                }

                var refused = !CountsNothing && Served[index] == limit;
                if (refused) Refused[index]++;
                else if (!CountsNothing) Served[index]++;
                (string, string)[] headers =
                [
                    ("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", $"{limit - Served[index]}"),
                    ("X-RateLimit-Reset", $"{(start + ((index + 1) * window)).ToUnixTimeSeconds()}"), ("Date", clock.GetUtcNow().ToString("r")),
                ];
                return refused ? FakePlatform.Error(429, 1000, "limit", headers) : FakePlatform.Json("{}", HttpStatusCode.OK, headers);
            }
        }
    }
}
