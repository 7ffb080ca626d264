using Polly;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>A client that is disposed while calls are under way: they end at once, wherever they wait, and say why.</summary>
public sealed class ClosingTests
{
    private readonly ManualClock clock = new();
    private readonly Notices notices = new();

    [Theory]
    [InlineData("429")]
    [InlineData("maintenance")]
    [InlineData("failure")]
    [InlineData("budget")]
    public async Task Client_DisposedWhileACallWaits_TheCallEndsAtOnce(string wait)
    {
        var platform = new FakePlatform(_ => Answer(wait));
        var client = Connect(platform);
        if (wait == "budget") (await client.CallAsync(Calls.Get)).Dispose();

        var call = client.CallAsync(Calls.Get);
        await notices.FirstAsync;
        await client.DisposeAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<ObjectDisposedException>().WithMessage("*things.get has no result*");
        platform.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_DisposedWhileARequestIsUnderWay_ThePostIsSaidToBeUnknown(bool isLimited)
    {
        var sent = new SemaphoreSlim(0);
        var platform = new FakePlatform(async (_, cancellationToken) =>
        {
            sent.Release();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return FakePlatform.Json("{}");
        });
        var client = Connect(platform, options =>
        {
            if (!isLimited) options.Layers.Total = ResiliencePipeline.Empty;
        });

        var (get, create) = (client.CallAsync(Calls.Get), client.CallAsync(Calls.Create));
        await sent.WaitAsync();
        await sent.WaitAsync();
        client.Dispose();

        await FluentActions.Awaiting(() => get).Should().ThrowAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => create).Should().ThrowAsync<OutcomeUnknownException>().WithMessage("*client was disposed*");
        platform.Requests.Should().HaveCount(2);
    }

    private static HttpResponseMessage Answer(string wait) => wait switch
    {
        "429" => FakePlatform.Error(429, 1000, "limit", ("Retry-After", "60")),
        "maintenance" => FakePlatform.Error(503, 0),
        "failure" => FakePlatform.Error(500, 1),
        _ => FakePlatform.Json(
            "{}", System.Net.HttpStatusCode.OK, ("X-RateLimit-Limit", "1"), ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", $"{new ManualClock().GetUtcNow().AddSeconds(60).ToUnixTimeSeconds()}")),
    };

    private SevenBridgesClient Connect(FakePlatform platform, Action<SevenBridgesOptions>? configure = null) => platform.Client(options =>
    {
        (options.TimeProvider, options.Waiting) = (clock, notices);
        configure?.Invoke(options);
    });
}
