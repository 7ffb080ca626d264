using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>The pipeline against the local Platform: over sockets, with every operation that the description has.</summary>
public sealed class EmulatorPipelineTests : IAsyncLifetime
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly ManualClock clock = new();
    private PlatformEmulator emulator = null!;

    public static TheoryData<string> Posts { get; } = [.. Operations.All.Where(one => one.Method == HttpMethod.Post).Select(one => one.Id)];

    public static TheoryData<string> Repeatable { get; } = [.. Operations.All.Where(one => one.MayRepeat).Select(one => one.Id)];

    public async Task InitializeAsync() => emulator = await PlatformEmulator.StartAsync();

    public async Task DisposeAsync() => await emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_CutAfterTheServerCommitted_HasOneCommitAndOneTypedOutcome(string id)
    {
        var operation = Operations.All.Single(one => one.Id == id);
        emulator.Faults.On(id, times: 1, Fault.ResetAfterCommit);
        await using var client = Connect();
        // What follows is sent on a connection that was used before, which is where sockets repeat by themselves.
        await client.SendAsync(HttpMethod.Get, "/rate_limit");

        var thrown = await OutcomeAsync(client, operation);

        emulator.Faults.Fired.Should().ContainSingle();
        (await CallsAsync(id, operation.MayRepeat ? 2 : 1)).Should().Be(operation.MayRepeat ? 2 : 1);
        if (operation.MayRepeat) thrown.Should().Match(e => e == null || (e is SevenBridgesException && !(e is ConnectionFailedException)));
        else thrown.Should().BeOfType<OutcomeUnknownException>().Which.AskOperation.Should().Be(operation.Ask);
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task Repeatable_ThreeFaultsInARow_GetsItsAnswer(string id)
    {
        var operation = Operations.All.Single(one => one.Id == id);
        emulator.Faults.On(id, times: 1, Fault.ResetBefore).On(id, times: 1, Fault.Status(500, 90004)).On(id, times: 1, Fault.ResetAfterCommit);
        await using var client = Connect();

        var thrown = await OutcomeAsync(client, operation);

        (await CallsAsync(id, 4)).Should().Be(4);
        thrown.Should().Match(e => e == null || e is NotFoundException || e is BadRequestException || e is ForbiddenException || e is ConflictException);
    }

    [Fact]
    public async Task ProjectCreation_CutAfterTheServerCommitted_LeavesOneProject()
    {
        await using var client = Connect();
        var group = await client.BillingGroups.Query().FirstOrDefaultAsync();
        emulator.Faults.On("projects.create", times: 1, Fault.ResetAfterCommit);

        var thrown = (await client.Awaiting(c => c.Projects.CreateAsync(new() { Name = "Only once", BillingGroup = group!.Id }))
            .Should().ThrowAsync<OutcomeUnknownException>()).Which;

        var made = await client.Projects.Query().Where(project => project.Name == "Only once").ToListAsync();
        made.Should().ContainSingle();
        thrown.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task Refused_WithoutPacing_WaitsForEachWindowOnce()
    {
        await using var limited = await PlatformEmulator.StartAsync(new() { Clock = clock, RateLimit = 5, RateLimitWindow = Window });
        await using var client = Connect(limited, options => options.PaceRequests = false);
        var began = clock.GetUtcNow();

        for (var i = 0; i < 12; i++) await clock.RunAsync(client.Users.MeAsync());

        limited.Requests.Select(request => request.Status).Should().Equal(200, 200, 200, 200, 200, 429, 200, 200, 200, 200, 200, 429, 200, 200);
        (clock.GetUtcNow() - began).Should().BeGreaterThan(2 * Window).And.BeLessThanOrEqualTo((2 * Window) + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Workers_ThirtyTwoAgainstAHundredAWindow_MeetNo429AndUseAllOfTenWindows()
    {
        const int workers = 32, limit = 100, windows = 10;
        await using var limited = await PlatformEmulator.StartAsync(
            new() { Clock = clock, RateLimit = limit, RateLimitWindow = Window, Judgement = Judgement.Off });
        var crowd = new Workers(clock, workers);
        await using var client = Connect(limited, crowd.Configure);
        var began = clock.GetUtcNow();

        await crowd.RunAsync(client, limit * windows, () => client.Users.MeAsync());

        limited.Requests.Should().HaveCount(limit * windows).And.OnlyContain(request => request.Status == 200);
        (clock.GetUtcNow() - began).Should().Be((windows - 1) * (Window + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Maintenance_AFewAnswersLong_IsWaitedOut()
    {
        emulator.Faults.On("users.me", times: 5, Fault.Status(503, code: 0));
        await using var client = Connect();
        var began = clock.GetUtcNow();

        var me = await clock.RunAsync(client.Users.MeAsync());

        me.Username.Value.Should().Be(PlatformEmulator.User);
        (clock.GetUtcNow() - began).TotalMinutes.Should().BeInRange(5, 20);
    }

    [Fact]
    public async Task Wrong_Token_IsToldApartFromEverythingElse()
    {
        await using var client = new SevenBridgesClient(emulator.Endpoint, "0123456789abcdef0123456789abcdef");

        (await client.Awaiting(c => c.Users.MeAsync()).Should().ThrowAsync<UnauthorizedException>())
            .Which.Message.Should().Contain("users.me").And.Contain("token");
    }

    private SevenBridgesClient Connect(PlatformEmulator? to = null, Action<SevenBridgesOptions>? configure = null)
    {
        to ??= emulator;
        var options = new SevenBridgesOptions
        {
            Endpoint = to.Endpoint,
            Token = to.Token,
            TimeProvider = clock,
            // The clock stands still while bytes travel, and then leaps: it must not find a time-out in its way.
            TryTimeout = Timeout.InfiniteTimeSpan,
            TotalTimeout = Timeout.InfiniteTimeSpan,
        };
        configure?.Invoke(options);
        return new(options);
    }

    /// <summary>Calls an operation with made-up ids and an empty body; most are refused, and that is an answer too.</summary>
    private async Task<Exception?> OutcomeAsync(SevenBridgesClient client, Operation operation)
    {
        var path = string.Join('/', operation.Template!.Split('/').Select(segment => segment.StartsWith('{') ? "1" : segment));
        var json = operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete ? null : "{}";
        try
        {
            (await clock.RunAsync(client.CallAsync(operation, path, json))).Dispose();
            return null;
        }
        catch (SevenBridgesException e)
        {
            return e;
        }
    }

    /// <summary>How often an operation was called; the emulator notes a call after its answer, which a cut connection does not wait for.</summary>
    private async Task<int> CallsAsync(string id, int atLeast)
    {
        while (emulator.CallsByOperation.GetValueOrDefault(id) < atLeast) await Task.Yield();
        return emulator.CallsByOperation[id];
    }
}
