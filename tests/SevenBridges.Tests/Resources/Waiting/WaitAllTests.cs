using System.Text.Json;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources.Waiting;

/// <summary>Many tasks at once, on a clock that a test moves; every request is counted.</summary>
public sealed class WaitAllTests
{
    private static readonly PollPolicy EachMinute = PollPolicy.Every(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task WaitAll_ManyTasks_AsksForAHundredAtOnceAndOnlyForThoseThatGoOn()
    {
        // The first 150 end at the second look, the others at the third.
        var rig = new Rig(id => id < 150 ? ["RUNNING", "COMPLETED"] : ["QUEUED", "RUNNING", "COMPLETED"]);

        var outcomes = await rig.WaitAsync(250);

        rig.Asked.Should().Equal(100, 100, 50, 100, 100, 50, 100);
        outcomes.Should().HaveCount(250).And.OnlyContain(outcome => outcome.IsCompleted);
        outcomes.Select(outcome => outcome.Id).Should().Equal(Enumerable.Range(0, 250).Select(Rig.Id));
        rig.Passed.Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task WaitAll_EndsOfEveryKind_GivesEachItsOutcomeAndLosesNone()
    {
        string[][] statuses = [["COMPLETED"], ["FAILED"], ["ABORTED"], ["DRAFT"], ["missing"], ["RUNNING", "COMPLETED"]];
        var rig = new Rig(id => statuses[id]);

        var outcomes = await rig.WaitAsync(6);

        outcomes.Select(outcome => outcome.Failure?.GetType()).Should().Equal(
            null, typeof(TaskFailedException), typeof(TaskAbortedException), typeof(InvalidOperationException), typeof(NotFoundException), null);
        outcomes[4].Work.Should().BeNull();
        outcomes[4].Failure.Should().BeOfType<NotFoundException>().Which.Code.Should().Be(7002);
        outcomes[0].EnsureCompleted().Id.Value.Should().Be(Rig.Id(0));
        outcomes[1].Invoking(outcome => outcome.EnsureCompleted()).Should().Throw<TaskFailedException>().Which.Task!.Id.Value.Should().Be(Rig.Id(1));
        rig.Asked.Should().Equal(6, 1);
    }

    [Theory]
    [InlineData("""{"status":"NOT_FOUND","code":7002,"message":"gone"}""", typeof(NotFoundException), 7002)]
    [InlineData("""{"status":"503","code":7000,"message":"down"}""", typeof(ServiceUnavailableException), 7000)]
    [InlineData("""{"code":7001}""", typeof(ForbiddenException), 7001)]
    [InlineData("""{"message":"something"}""", typeof(BadRequestException), null)]
    public async Task WaitAll_ErrorOfAnEntryIsOddlyWritten_IsStillTheOneThatItMeans(string error, Type type, int? code)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"items":[{"error":{{error}} }]}"""));

        var outcomes = await platform.Client().Tasks.WaitAllAsync([Rig.Id(0)]);

        var failure = outcomes.Should().ContainSingle().Which.Failure.Should().BeAssignableTo<SevenBridgesException>().Which;
        failure.Should().BeOfType(type);
        failure.Code.Should().Be(code);
        failure.Operation.Should().Be("tasks.bulkGet");
    }

    [Fact]
    public async Task WaitAll_TimeIsUp_SaysSoOfThoseThatGoOnOnly()
    {
        var rig = new Rig(id => id == 0 ? ["RUNNING", "COMPLETED"] : ["RUNNING"]);

        var outcomes = await rig.WaitAsync(2, EachMinute with { TimeOut = TimeSpan.FromMinutes(3) });

        outcomes[0].IsCompleted.Should().BeTrue();
        outcomes[1].Failure.Should().BeOfType<WaitTimedOutException>().Which.Work.Should().BeSameAs(outcomes[1].Work);
        rig.Asked.Should().Equal(2, 2, 1, 1);
    }

    [Fact]
    public async Task WaitAll_ATaskNamedTwice_IsAskedForOnceAndAnsweredTwice()
    {
        var rig = new Rig(_ => ["COMPLETED"]);

        var outcomes = await rig.Platform.Tasks.WaitAllAsync([Rig.Id(0), Rig.Id(0)]);

        outcomes.Should().HaveCount(2);
        rig.Asked.Should().Equal(1);
    }

    [Fact]
    public async Task WaitAll_NoTasks_AsksNothing()
    {
        var rig = new Rig(_ => ["COMPLETED"]);

        (await rig.Platform.Tasks.WaitAllAsync([])).Should().BeEmpty();

        rig.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task WaitAll_Progress_IsToldOfEachTaskAtEachLook()
    {
        var rig = new Rig(id => id == 0 ? ["COMPLETED"] : ["RUNNING", "COMPLETED"]);
        var seen = new List<string>();

        await rig.Clock.RunAsync(rig.Platform.Tasks.WaitAllAsync([Rig.Id(0), Rig.Id(1)], new Listener(seen), EachMinute));

        seen.Should().Equal("task 0: COMPLETED", "task 1: RUNNING", "task 1: COMPLETED");
    }

    [Fact]
    public async Task Watch_TasksEndOneAfterTheOther_GivesEachWhenItEnds()
    {
        var rig = new Rig(id => [.. Enumerable.Repeat("RUNNING", 3 - id), "COMPLETED"]);
        var ended = new List<string>();

        await rig.Clock.RunAsync(CollectAsync());

        ended.Should().Equal("task 2 at 1", "task 1 at 2", "task 0 at 3");
        rig.Asked.Should().Equal(3, 3, 2, 1);

        async Task CollectAsync()
        {
            await foreach (var outcome in rig.Platform.Tasks.Watch([Rig.Id(0), Rig.Id(1), Rig.Id(2)], polling: EachMinute))
                ended.Add($"{outcome.Work!.Name} at {rig.Passed.TotalMinutes}");
        }
    }

    [Fact]
    public async Task WaitAll_Cancelled_StopsWaiting()
    {
        using var cancel = new CancellationTokenSource();
        var rig = new Rig(_ => ["RUNNING"]);

        var waiting = rig.Platform.Tasks.WaitAllAsync([Rig.Id(0)], cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    /// <summary>A Platform whose tasks go from one status to the next at each look.</summary>
    private sealed class Rig
    {
        private readonly Dictionary<string, int> looks = [];
        private readonly Func<int, string[]> statuses;
        private readonly DateTimeOffset began;

        public Rig(Func<int, string[]> statuses)
        {
            this.statuses = statuses;
            Platform = new FakePlatform(Answer).Client(options => options.TimeProvider = Clock);
            began = Clock.GetUtcNow();
        }

        public ManualClock Clock { get; } = new();

        public SevenBridgesClient Platform { get; }

        /// <summary>How many tasks each request asked for.</summary>
        public List<int> Asked { get; } = [];

        public TimeSpan Passed => Clock.GetUtcNow() - began;

        public static string Id(int number) => $"7d0f5a92-3f0b-4f51-8f2c-{number:d12}";

        public Task<IReadOnlyList<WorkOutcome<PlatformTask>>> WaitAsync(int count, PollPolicy? polling = null) =>
            Clock.RunAsync(Platform.Tasks.WaitAllAsync(Enumerable.Range(0, count).Select(number => (TaskId)Id(number)), polling: polling ?? EachMinute));

        private HttpResponseMessage Answer(FakePlatform.Seen seen)
        {
            seen.Target.Should().Be("/v2/bulk/tasks/get");
            using var body = JsonDocument.Parse(seen.Body);
            var ids = body.RootElement.GetProperty("task_ids").EnumerateArray().Select(id => id.GetString()!).ToList();
            Asked.Add(ids.Count);
            return FakePlatform.Json($$"""{"items":[{{string.Join(',', ids.Select(Entry))}}]}""");
        }

        private string Entry(string id)
        {
            var number = int.Parse(id[^12..], System.Globalization.CultureInfo.InvariantCulture);
            var all = statuses(number);
            var look = looks[id] = looks.GetValueOrDefault(id) + 1;
            var status = all[Math.Min(look, all.Length) - 1];
            return status == "missing"
                ? """{"error":{"status":404,"code":7002,"message":"no such task","more_info":null}}"""
                : $$"""{"resource":{"id":"{{id}}","name":"task {{number}}","status":"{{status}}"} }""";
        }
    }

    private sealed class Listener(List<string> seen) : IProgress<PlatformTask>
    {
        public void Report(PlatformTask value) => seen.Add($"{value.Name}: {value.Status.Value}");
    }
}
