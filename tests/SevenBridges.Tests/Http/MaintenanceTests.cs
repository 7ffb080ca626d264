using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

public sealed class MaintenanceTests
{
    private readonly ManualClock clock = new();
    private readonly Notices notices = new();

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    public async Task Maintenance_TwentyMinutes_IsWaitedOutAndReported(string kind)
    {
        var over = clock.GetUtcNow().AddMinutes(20);
        var platform = new FakePlatform(_ => clock.GetUtcNow() < over ? FakePlatform.Error(503, 0, "maintenance") : FakePlatform.Json("{}"));
        await using var client = Connect(platform);

        using var response = await clock.RunAsync(client.CallAsync(kind == "get" ? Calls.Get : Calls.Create));

        clock.GetUtcNow().Should().BeAfter(over).And.BeBefore(over.AddMinutes(6));
        platform.Requests.Should().HaveCountLessThan(12);
        notices.All.Should().OnlyContain(notice => notice.Reason == WaitReason.Maintenance && notice.Cause!.IsMaintenance).And.NotBeEmpty();
    }

    [Fact]
    public async Task Maintenance_Endless_EndsAtTheBound()
    {
        var began = clock.GetUtcNow();
        var platform = new FakePlatform(_ => FakePlatform.Error(503, 0, "maintenance"));
        await using var client = Connect(platform);

        var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<ServiceUnavailableException>()).Which;

        thrown.IsMaintenance.Should().BeTrue();
        thrown.Attempts.Should().Be(platform.Requests.Count);
        (clock.GetUtcNow() - began).Should().BeCloseTo(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Maintenance_SwitchedOff_FailsAtOnce()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(503, 0, "maintenance"));
        await using var client = platform.Client(options => options.MaintenanceWait = TimeSpan.Zero);

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ServiceUnavailableException>();

        platform.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Maintenance_CancelledWhileWaiting_ReturnsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var platform = new FakePlatform(_ => FakePlatform.Error(503, 0, "maintenance"));
        await using var client = Connect(platform);
        var began = clock.GetUtcNow();

        var call = client.CallAsync(Calls.Get, cancellationToken: cancel.Token);
        await notices.FirstAsync;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        clock.GetUtcNow().Should().Be(began);
    }

    [Theory]
    [InlineData(5000)]
    [InlineData(null)]
    public async Task ServiceDown_NotMaintenance_IsRetriedButNoPostIs(int? code)
    {
        var body = code is null ? "<html>down</html>" : $$"""{"status":503,"code":{{code}},"message":"down"}""";
        var platform = new FakePlatform(_ => FakePlatform.Json(body, System.Net.HttpStatusCode.ServiceUnavailable));
        await using var client = Connect(platform);

        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<ServiceUnavailableException>();
        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Create))).Should().ThrowAsync<ServiceUnavailableException>();

        client.Usage["things.get"].Should().Be(5);
        client.Usage["things.create"].Should().Be(1);
    }

    private SevenBridgesClient Connect(FakePlatform platform) => platform.Client(options => (options.TimeProvider, options.Waiting) = (clock, notices));
}
