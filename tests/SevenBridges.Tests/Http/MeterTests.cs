using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class MeterTests
{
    [Fact]
    public async Task Requests_AreMeasuredByTheConventions()
    {
        var measured = new ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "SevenBridges") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Dictionary(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Dictionary(tags))));
        listener.Start();
        var clock = new ManualClock();
        var platform = new FakePlatform(
            _ => FakePlatform.Error(429, 1000, "limit", ("Retry-After", "2")),
            _ => FakePlatform.Json("{}", System.Net.HttpStatusCode.OK, ("X-RateLimit-Limit", "10"), ("X-RateLimit-Remaining", "7")));
        await using var client = platform.Client(options => (options.TimeProvider, options.Endpoint) = (clock, new("https://meters.example:8443/v2")));

        using var response = await clock.RunAsync(client.CallAsync(Calls.Get));

        var durations = measured.Where(one => one.Name == "http.client.request.duration" && Equals(one.Tags["server.address"], "meters.example")).ToList();
        durations.Select(one => one.Tags["http.response.status_code"]).Should().Equal(429, 200);
        durations.Select(one => one.Tags.GetValueOrDefault("error.type")).Should().Equal(["429", null]);
        durations[1].Tags.Should().Contain("http.request.method", "GET").And.Contain("server.port", 8443).And.Contain("url.scheme", "https");
        measured.Should().Contain(one => one.Name == "sevenbridges.client.waits" && Equals(one.Tags["reason"], "ratelimit"));
        measured.Should().Contain(one => one.Name == "sevenbridges.client.rate_limit.remaining" && one.Value == 7);
    }

    private static Dictionary<string, object?> Dictionary(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new Dictionary<string, object?>();
        foreach (var (name, value) in tags) all[name] = value;
        return all;
    }
}
