using System.Net;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class ResponseCaptureTests
{
    private static readonly Func<FakePlatform.Seen, HttpResponseMessage> Numbered =
        seen => FakePlatform.Json("{}", HttpStatusCode.OK, ("X-Request-Id", $"r{seen.Number}"));

    [Fact]
    public async Task Capture_HoldsEveryAnswerOfItsFlow_RepeatedOnesToo()
    {
        var clock = new ManualClock();
        var platform = new FakePlatform(_ => FakePlatform.Error(500, 1, "x", ("X-Request-Id", "r1")), Numbered);
        await using var client = platform.Client(options => options.TimeProvider = clock);

        using var answers = client.CaptureResponses();
        (await clock.RunAsync(client.CallAsync(Calls.Get))).Dispose();

        answers.Select(answer => (answer.RequestId, (int)answer.Status, answer.Attempt)).Should().Equal(("r1", 500, 1), ("r2", 200, 2));
        answers.Last!.Headers["x-request-id"].Should().Be("r2");
        answers[0].Operation.Should().Be("things.get");
    }

    [Fact]
    public async Task Captures_SideBySide_SeeTheirOwnCallsOnly()
    {
        var platform = new FakePlatform(async (seen, _) =>
        {
            await Task.Yield();
            return Numbered(seen);
        });
        await using var client = platform.Client();

        var counts = await Task.WhenAll(Enumerable.Range(1, 10).Select(async calls =>
        {
            using var answers = client.CaptureResponses();
            for (var i = 0; i < calls; i++) (await client.CallAsync(Calls.Get)).Dispose();
            return answers.Count;
        }));

        counts.Should().Equal(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task Captures_Nested_EachHoldsAll()
    {
        var platform = new FakePlatform(Numbered);
        await using var client = platform.Client();

        using var outer = client.CaptureResponses();
        (await client.CallAsync(Calls.Get)).Dispose();
        using (var inner = client.CaptureResponses())
        {
            (await client.CallAsync(Calls.Get)).Dispose();
            inner.Should().ContainSingle();
        }

        (await client.CallAsync(Calls.Get)).Dispose();
        outer.Should().HaveCount(3);
    }

    [Fact]
    public async Task Capture_Ended_CollectsNoMore()
    {
        var platform = new FakePlatform(Numbered);
        await using var client = platform.Client();
        var answers = client.CaptureResponses();
        answers.Dispose();

        (await client.CallAsync(Calls.Get)).Dispose();

        answers.Should().BeEmpty();
        answers.Last.Should().BeNull();
    }
}
