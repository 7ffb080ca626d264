using System.Net;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Operation × failure: what is sent again, what is not, and what the caller learns.</summary>
public sealed class RepeatTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData("cut")]
    [InlineData("cut body")]
    [InlineData("gateway 502")]
    [InlineData("gateway 504")]
    [InlineData("silence")]
    [InlineData("unknown fault")]
    public async Task Post_CommittedButUnanswered_IsSentOnceAndItsFateIsSaidToBeUnknown(string fault)
    {
        var commits = 0;
        var platform = new FakePlatform(async (_, cancellationToken) =>
        {
            commits++;
            return await FaultAsync(fault, cancellationToken);
        });
        await using var client = Connect(platform);

        foreach (var operation in new[] { Calls.Create, Calls.Run })
        {
            commits = 0;
            var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(operation, json: "{}"))).Should().ThrowAsync<OutcomeUnknownException>()).Which;
            commits.Should().Be(1);
            thrown.Operation.Should().Be(operation.Id);
            thrown.AskOperation.Should().Be(operation.Ask);
            thrown.IsSafeToRepeat.Should().BeFalse();
            thrown.Attempts.Should().Be(1);
            thrown.Message.Should().Contain("may or may not have happened");
        }
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("cut body")]
    [InlineData("gateway 502")]
    [InlineData("gateway 504")]
    [InlineData("silence")]
    [InlineData("unknown fault")]
    [InlineData("500")]
    [InlineData("408")]
    [InlineData("service down")]
    [InlineData("no connection")]
    public async Task Repeatable_ThreeFaultsInARow_Succeeds(string fault)
    {
        foreach (var operation in new[] { Calls.Get, Calls.Put, Calls.Delete })
        {
            var faults = 0;
            var platform = new FakePlatform(
                async (_, cancellationToken) => ++faults <= 3 ? await FaultAsync(fault, cancellationToken) : FakePlatform.Json("{}"));
            await using var client = Connect(platform);

            using var response = await clock.RunAsync(client.CallAsync(operation, json: operation == Calls.Put ? "{}" : null));

            platform.Requests.Should().HaveCount(4);
            platform.Requests.Select(seen => seen.Body is null ? 0 : seen.Body.Length).Distinct().Should().ContainSingle("each try sends the same body");
        }
    }

    [Theory]
    [InlineData("no connection", 4)]
    [InlineData("429", 4)]
    [InlineData("maintenance", 4)]
    [InlineData("400", 1)]
    [InlineData("500", 1)]
    [InlineData("service down", 1)]
    [InlineData("408", 1)]
    public async Task Post_Failing_IsSentAgainOnlyWhenItSurelyDidNotHappen(string fault, int requests)
    {
        var faults = 0;
        var platform = new FakePlatform(async (_, cancellationToken) => ++faults <= 3 ? await FaultAsync(fault, cancellationToken) : FakePlatform.Json("{}"));
        await using var client = Connect(platform);

        var call = clock.RunAsync(client.CallAsync(Calls.Create));

        if (requests == 4) (await call).Dispose();
        else (await FluentActions.Awaiting(() => call).Should().ThrowAsync<SevenBridgesException>()).Which.Attempts.Should().Be(1);
        platform.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("gateway 504")]
    [InlineData("500")]
    public async Task Delete_RepeatedAndGone_IsSuccess(string fault)
    {
        var platform = new FakePlatform(
            async (seen, cancellationToken) => seen.Number == 1 ? await FaultAsync(fault, cancellationToken) : FakePlatform.Error(404, 5002));
        await using var client = Connect(platform);

        using var response = await clock.RunAsync(client.CallAsync(Calls.Delete));

        response.Status.Should().Be(HttpStatusCode.NoContent);
        response.Body.IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("no connection")]
    [InlineData("429")]
    [InlineData("maintenance")]
    [InlineData(null)]
    public async Task Delete_GoneAlready_IsNotFound(string? before)
    {
        var platform = new FakePlatform(async (seen, cancellationToken) =>
            seen.Number == 1 && before is not null ? await FaultAsync(before, cancellationToken) : FakePlatform.Error(404, 5002));
        await using var client = Connect(platform);

        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Delete))).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task Get_NobodyThere_SaysHostAndAttempts()
    {
        var platform = new FakePlatform(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        await using var client = Connect(platform);

        var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<ConnectionFailedException>()).Which;

        thrown.Attempts.Should().Be(5);
        thrown.Message.Should().Contain("there is no connection to api.good.example:443").And.Contain("Connection refused");
    }

    [Fact]
    public async Task Get_CertificateNotTrusted_IsNotRepeated()
    {
        var platform = new FakePlatform(_ => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError, "untrusted", new System.Security.Authentication.AuthenticationException("no")));
        await using var client = Connect(platform);

        await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<ConnectionFailedException>();

        platform.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Call_TakesLongerThanAllItMay_SaysSoAndWhatWentWrong()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(500, 0, "broken"));
        await using var client = platform.Client(options =>
        {
            options.TimeProvider = clock;
            options.MaxRetries = 100;
            options.TotalTimeout = TimeSpan.FromMinutes(5);
        });

        var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Get))).Should().ThrowAsync<CallTimedOutException>()).Which;

        thrown.Message.Should().Contain("300 seconds").And.Contain("broken");
        thrown.Attempts.Should().BeGreaterThan(5).And.Be(platform.Requests.Count);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    public async Task Call_CancelledWhileUnderWay_IsCancelledAndNothingElse(string kind)
    {
        using var cancel = new CancellationTokenSource();
        var platform = new FakePlatform(async (_, cancellationToken) =>
        {
            await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return FakePlatform.Json("{}");
        });
        await using var client = Connect(platform);

        var call = client.CallAsync(kind == "get" ? Calls.Get : Calls.Create, cancellationToken: cancel.Token);

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        platform.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Circuit_NearlyEverythingFails_PausesAndComesBack()
    {
        var healthy = false;
        var platform = new FakePlatform(_ => healthy ? FakePlatform.Json("{}") : FakePlatform.Error(500, 0));
        using var logs = new Logs();
        await using var client = platform.Client(options => (options.TimeProvider, options.MaxRetries, options.LoggerFactory) = (clock, 0, logs));

        for (var i = 0; i < 20; i++) await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ServerErrorException>();
        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<CircuitOpenException>()).Which;

        thrown.IsSafeToRepeat.Should().BeTrue();
        thrown.Attempts.Should().Be(0);
        platform.Requests.Should().HaveCount(20);
        logs.Lines.Should().Contain(line => line.Id.Id == LogEvents.CircuitOpened);

        healthy = true;
        clock.Advance(TimeSpan.FromSeconds(16));
        (await client.CallAsync(Calls.Get)).Dispose();
        logs.Lines.Should().Contain(line => line.Id.Id == LogEvents.CircuitClosed);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    [InlineData(408, 1)]
    [InlineData(429, 5)]
    [InlineData(400, 5)]
    public async Task Post_RefusedButTheBodyOfTheRefusalStalls_IsSentAgainOnlyWhenItSurelyDidNotHappen(int status, int requests)
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new Stalled()) });
        await using var client = platform.Client(options => (options.TimeProvider, options.TryTimeout) = (clock, TimeSpan.FromSeconds(10)));

        var thrown = (await client.Awaiting(c => clock.RunAsync(c.CallAsync(Calls.Create))).Should().ThrowAsync<SevenBridgesException>()).Which;

        platform.Requests.Should().HaveCount(requests);
        (thrown is OutcomeUnknownException).Should().Be(requests == 1);
    }

    [Fact]
    public void Exception_MadeByTheUser_HasHeadersAllTheSame()
    {
        new NotFoundException("mine").Headers.Should().BeEmpty();
        new OutcomeUnknownException().Headers.Should().BeEmpty();
    }

    /// <summary>A body that never comes.</summary>
    private sealed class Stalled : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return 0;
        }
    }

    private static async Task<HttpResponseMessage> FaultAsync(string fault, CancellationToken cancellationToken) => fault switch
    {
        "cut" => FakePlatform.Cut(),
        "cut body" => new HttpResponseMessage { Content = new ByteArrayContent("{\"id\""u8.ToArray()) { Headers = { ContentLength = 100 } } },
        "gateway 502" => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>bad gateway</html>") },
        "gateway 504" => new HttpResponseMessage(HttpStatusCode.GatewayTimeout),
        "silence" => await SilenceAsync(cancellationToken),
        "unknown fault" => throw new InvalidOperationException("something in a handler broke"),
        "no connection" => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
        "service down" => FakePlatform.Error(503, 5000),
        "maintenance" => FakePlatform.Error(503, 0),
        _ => FakePlatform.Error(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), 1),
    };

    private static async Task<HttpResponseMessage> SilenceAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return FakePlatform.Json("{}");
    }

    private SevenBridgesClient Connect(FakePlatform platform) => platform.Client(options => options.TimeProvider = clock);
}
