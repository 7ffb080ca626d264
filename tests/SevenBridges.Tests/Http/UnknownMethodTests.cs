using System.Collections.Concurrent;
using System.Diagnostics;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class UnknownMethodTests
{
    [Fact]
    public async Task Span_OfAMethodThatHttpDoesNotKnow_IsNamedAsTheConventionSays()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SevenBridges",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var client = new FakePlatform(_ => FakePlatform.Json("{}")).Client();

        await client.SendAsync(new HttpMethod("PURGE"), "/things");

        var span = spans.Should().ContainSingle(one => Equals(one.GetTagItem("sevenbridges.operation"), "raw.purge")).Subject;
        span.DisplayName.Should().Be("HTTP");
        span.GetTagItem("http.request.method").Should().Be("_OTHER");
        span.GetTagItem("http.request.method_original").Should().Be("PURGE");
        span.GetTagItem("network.protocol.version").Should().Be("1.1");
    }
}
