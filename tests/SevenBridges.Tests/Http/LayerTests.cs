using Polly;
using Polly.Retry;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class LayerTests
{
    [Fact]
    public async Task Retry_LeftOut_NothingIsRepeated()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(500, 1));
        await using var client = platform.Client(options => options.Layers.Retry = ResiliencePipeline.Empty);

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ServerErrorException>();

        platform.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Retry_OfTheUsersOwn_SeesTypedFailuresAndTheOperation()
    {
        var seen = new List<(string?, Type)>();
        var platform = new FakePlatform(_ => FakePlatform.Cut(), _ => FakePlatform.Error(404, 5002), _ => FakePlatform.Json("{}"));
        var retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 5,
            Delay = TimeSpan.Zero,
            ShouldHandle = arguments =>
            {
                if (arguments.Outcome.Exception is { } failure) seen.Add((arguments.Context.OperationKey, failure.GetType()));
                return new(arguments.Outcome.Exception is SevenBridgesException);
            },
        }).Build();
        await using var client = platform.Client(options => options.Layers.Retry = retry);

        using var response = await client.CallAsync(Calls.Get);

        seen.Should().Equal(("things.get", typeof(ConnectionFailedException)), ("things.get", typeof(NotFoundException)));
    }

    [Theory]
    [InlineData("Total")]
    [InlineData("Maintenance")]
    [InlineData("CircuitBreaker")]
    [InlineData("Budget")]
    [InlineData("Try")]
    public async Task AnyLayer_LeftOutOrReplaced_TheCallStillWorks(string name)
    {
        var layer = typeof(ResilienceLayers).GetProperty(name)!;
        foreach (var pipeline in new[] { ResiliencePipeline.Empty, new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(30)).Build() })
        {
            var platform = new FakePlatform(
                _ => FakePlatform.Json("{}", System.Net.HttpStatusCode.OK, ("X-RateLimit-Limit", "10"), ("X-RateLimit-Remaining", "7")));
            await using var client = platform.Client(options => layer.SetValue(options.Layers, pipeline));

            using var response = await client.CallAsync(Calls.Get);

            client.RateLimit!.Remaining.Should().Be(7);
        }
    }

    [Fact]
    public async Task Try_NeverAnswered_IsGivenUpAndRepeated()
    {
        var clock = new ManualClock();
        var platform = new FakePlatform(async (seen, cancellationToken) =>
        {
            if (seen.Number < 3) await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return FakePlatform.Json("{}");
        });
        await using var client = platform.Client(options => (options.TimeProvider, options.TryTimeout) = (clock, TimeSpan.FromSeconds(10)));
        var began = clock.GetUtcNow();

        using var response = await clock.RunAsync(client.CallAsync(Calls.Get));

        platform.Requests.Should().HaveCount(3);
        (clock.GetUtcNow() - began).TotalSeconds.Should().BeInRange(20, 30);
    }
}
