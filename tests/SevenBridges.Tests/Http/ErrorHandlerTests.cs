using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class ErrorHandlerTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task Handler_SaysRepeat_TheCallGoesOut()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(409, 8005), _ => FakePlatform.Error(409, 8005), _ => FakePlatform.Json("{}"));
        await using var client = Connect(platform);
        var told = new List<ErrorContext>();
        client.AddErrorHandler((error, _) =>
        {
            told.Add(error);
            return new(ErrorDecision.RepeatAfter(TimeSpan.FromSeconds(10)));
        });

        using var response = await clock.RunAsync(client.CallAsync(Calls.Create));

        told.Select(error => (error.Repeats, error.Elapsed.TotalSeconds)).Should().Equal((0, 0), (1, 10));
        told[0].Failure.Should().BeOfType<ConflictException>();
    }

    [Fact]
    public async Task Handlers_AreAskedInOrderUntilOneDecides()
    {
        var asked = new List<string>();
        var platform = new FakePlatform(_ => FakePlatform.Error(409, 8005), _ => FakePlatform.Json("{}"));
        await using var client = Connect(platform);
        client.AddErrorHandler((_, _) => Note("first", ErrorDecision.GiveUp));
        client.AddErrorHandler((_, _) => Note("second", ErrorDecision.RepeatAfter(TimeSpan.Zero)));
        client.AddErrorHandler((_, _) => Note("third", ErrorDecision.GiveUp));

        using var response = await clock.RunAsync(client.CallAsync(Calls.Get));

        asked.Should().Equal("first", "second");

        ValueTask<ErrorDecision> Note(string who, ErrorDecision decision)
        {
            asked.Add(who);
            return new(decision);
        }
    }

    [Fact]
    public async Task Handler_Removed_IsAskedNoMore()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(503, 0));
        await using var client = platform.Client(options => (options.TimeProvider, options.MaintenanceWait) = (clock, TimeSpan.Zero));

        client.AddErrorHandler(ErrorHandlers.Maintenance);
        client.RemoveErrorHandler(ErrorHandlers.Maintenance).Should().BeTrue();
        client.RemoveErrorHandler(ErrorHandlers.Maintenance).Should().BeFalse();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ServiceUnavailableException>();
        platform.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("rate limit", 429, 1000, "create", 300)]
    [InlineData("maintenance", 503, 0, "create", 300)]
    [InlineData("server errors", 500, 1, "get", 300)]
    [InlineData("server errors", 503, 5000, "get", 300)]
    [InlineData("server errors", 500, 1, "create", null)]
    [InlineData("rate limit", 500, 1, "get", null)]
    [InlineData("maintenance", 503, 5000, "get", null)]
    public async Task ReadyHandler_ForItsStatus_WaitsAndRepeatsWhatMayBeRepeated(string name, int status, int code, string kind, int? seconds)
    {
        var handler = name switch { "rate limit" => ErrorHandlers.RateLimit, "maintenance" => ErrorHandlers.Maintenance, _ => ErrorHandlers.ServerErrors };
        var platform = new FakePlatform(_ => FakePlatform.Error(status, code), _ => FakePlatform.Error(status, code), _ => FakePlatform.Json("{}"));
        await using var client = platform.Client(options =>
            (options.TimeProvider, options.MaxRetries, options.MaintenanceWait) = (clock, 0, TimeSpan.Zero));
        client.AddErrorHandler(handler);
        var began = clock.GetUtcNow();

        var call = clock.RunAsync(client.CallAsync(kind == "get" ? Calls.Get : Calls.Create));

        if (seconds is null) await FluentActions.Awaiting(() => call).Should().ThrowAsync<SevenBridgesException>();
        else (await call).Dispose();
        (clock.GetUtcNow() - began).TotalSeconds.Should().Be(2 * (seconds ?? 0));
    }

    [Fact]
    public async Task Handler_Waits_CancelsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var notices = new Notices();
        var platform = new FakePlatform(_ => FakePlatform.Error(409, 1));
        await using var client = platform.Client(options => (options.TimeProvider, options.Waiting) = (clock, notices));
        client.AddErrorHandler((_, _) => new(ErrorDecision.RepeatAfter(TimeSpan.FromHours(1))));

        var call = client.CallAsync(Calls.Get, cancellationToken: cancel.Token);
        (await notices.FirstAsync).Reason.Should().Be(WaitReason.ErrorHandler);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Handler_WantsToWaitForEver_WaitsUntilItIsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var notices = new Notices();
        await using var client = new FakePlatform(_ => FakePlatform.Error(409, 1)).Client(options => (options.TimeProvider, options.Waiting) = (clock, notices));
        client.AddErrorHandler((_, _) => new(ErrorDecision.RepeatAfter(TimeSpan.MaxValue)));

        var call = client.CallAsync(Calls.Get, cancellationToken: cancel.Token);
        await notices.FirstAsync;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handler_Throws_ItsExceptionIsTheCallers(bool atOnce)
    {
        await using var client = Connect(new FakePlatform(_ => FakePlatform.Error(409, 1), _ => FakePlatform.Json("{}")));
        client.AddErrorHandler(atOnce ? (_, _) => throw new FormatException("mine") : async (_, _) =>
        {
            await Task.Yield();
            throw new FormatException("mine");
        });

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<FormatException>().WithMessage("mine");

        (await client.CallAsync(Calls.Get)).Dispose();
    }

    [Fact]
    public async Task Handler_CallIsOutOfTime_IsNotAsked()
    {
        var asked = 0;
        var platform = new FakePlatform(async (_, cancellationToken) => await Task.FromCanceled<HttpResponseMessage>(await SilenceAsync(cancellationToken)));
        await using var client = platform.Client(options => (options.TimeProvider, options.TotalTimeout) = (clock, TimeSpan.FromSeconds(5)));
        client.AddErrorHandler((_, _) =>
        {
            asked++;
            return new(ErrorDecision.GiveUp);
        });

        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<CallTimedOutException>();

        asked.Should().Be(0);
    }

    private static async Task<CancellationToken> SilenceAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return cancellationToken;
    }

    private SevenBridgesClient Connect(FakePlatform platform) => platform.Client(options => options.TimeProvider = clock);
}
