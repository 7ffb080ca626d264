using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

public sealed class TaskWaitTests
{
    private const string Id = "7d0f5a92-3f0b-4f51-8f2c-6a0c9d7be302";

    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("completed")]
    public async Task Wait_TaskIsCompleted_ReturnsItUpToDate(string end)
    {
        var rig = new Rig("QUEUED", "RUNNING", end);
        var seen = new List<string>();

        var task = await rig.TaskAsync();
        var done = await rig.Clock.RunAsync(task.WaitAsync(new Listener(seen)));

        done.Should().BeSameAs(task);
        task.Status.Should().Be(PlatformTaskStatus.Completed);
        seen.Should().Equal("RUNNING", end);
    }

    [Fact]
    public async Task Wait_TaskFails_ThrowsWhatCarriesItAndSaysWhy()
    {
        var rig = new Rig("QUEUED", "FAILED");

        var task = await rig.TaskAsync();
        var waiting = () => rig.Clock.RunAsync(task.WaitAsync());

        var failure = (await waiting.Should().ThrowExactlyAsync<TaskFailedException>()).WithMessage("*'align'*FAILED*out of disk*").Which;
        failure.Task.Should().BeSameAs(task);
        failure.Work.Should().BeSameAs(task);
    }

    [Fact]
    public async Task Wait_TaskIsAborted_ThrowsAnotherThanForAFailure()
    {
        var rig = new Rig("RUNNING", "ABORTED");

        var task = await rig.TaskAsync();
        var waiting = () => rig.Clock.RunAsync(task.WaitAsync());

        (await waiting.Should().ThrowExactlyAsync<TaskAbortedException>()).Which.Task.Should().BeSameAs(task);
    }

    [Fact]
    public async Task Wait_TimeIsUp_LooksOnceMoreAndThrowsWhatCarriesTheTask()
    {
        var rig = new Rig("RUNNING");
        var seen = new List<string>();
        var began = rig.Clock.GetUtcNow();

        var task = await rig.TaskAsync();
        var waiting = () => rig.Clock.RunAsync(task.WaitAsync(new Listener(seen), PollPolicy.Every(TimeSpan.FromSeconds(7)) with { TimeOut = TimeSpan.FromSeconds(20) }));

        var failure = (await waiting.Should().ThrowAsync<WaitTimedOutException>()).WithMessage("*'align'*still RUNNING after 00:00:20*TimeOut*").Which;
        failure.Work.Should().BeSameAs(task);
        failure.Waited.Should().Be(TimeSpan.FromSeconds(20));
        (rig.Clock.GetUtcNow() - began).Should().Be(TimeSpan.FromSeconds(20));
        seen.Should().HaveCount(4, "it looked at 0, 7, 14 and 20 seconds");
    }

    [Fact]
    public async Task Wait_TaskRunsOn_LooksEverMoreRarely()
    {
        var rig = new Rig([.. Enumerable.Repeat("RUNNING", 30), "COMPLETED"]);
        var began = rig.Clock.GetUtcNow();

        var task = await rig.TaskAsync();
        await rig.Clock.RunAsync(task.WaitAsync());

        (rig.Clock.GetUtcNow() - began).Should().BeCloseTo(TimeSpan.FromSeconds(20.8 + (23 * 10)), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Wait_PollPolicyIsGiven_LooksAsOftenAsItSays()
    {
        var rig = new Rig("RUNNING", "RUNNING", "RUNNING", "COMPLETED");
        var began = rig.Clock.GetUtcNow();

        var task = await rig.TaskAsync();
        await rig.Clock.RunAsync(task.WaitAsync(polling: PollPolicy.Every(TimeSpan.FromSeconds(7))));

        (rig.Clock.GetUtcNow() - began).Should().Be(TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task Wait_TaskIsADraft_SaysThatItNeverEnds()
    {
        var rig = new Rig("DRAFT");

        var task = await rig.TaskAsync();
        var waiting = () => rig.Clock.RunAsync(task.WaitAsync());

        (await waiting.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*is a draft*run it first*no input*");
    }

    [Fact]
    public async Task Wait_Cancelled_StopsWaiting()
    {
        using var cancel = new CancellationTokenSource();
        var rig = new Rig("RUNNING");

        var task = await rig.TaskAsync();
        var waiting = task.WaitAsync(cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task EnsureCompleted_TaskFailed_CarriesTheTaskAndWhatThePlatformSays()
    {
        var task = await new Rig("FAILED").TaskAsync();

        var failure = task.Invoking(failed => failed.EnsureCompleted()).Should().Throw<TaskFailedException>().Which;

        failure.Task.Should().BeSameAs(task);
        failure.Message.Should().Contain("'align'").And.Contain("FAILED").And.Contain("out of disk");
    }

    [Fact]
    public async Task EnsureCompleted_TaskIsCompleted_ReturnsIt()
    {
        var task = await new Rig("COMPLETED").TaskAsync();

        task.EnsureCompleted().Should().BeSameAs(task);
    }

    private sealed class Rig(params string[] statuses)
    {
        public ManualClock Clock { get; } = new();

        public Task<PlatformTask> TaskAsync()
        {
            var platform = new FakePlatform([.. statuses.Select(status => new Func<FakePlatform.Seen, HttpResponseMessage>(_ => Answer(status)))]);
            return platform.Client(options => options.TimeProvider = Clock).Tasks.GetAsync(Id);
        }

        private static HttpResponseMessage Answer(string status) => FakePlatform.Json(
            $$"""
            {"id":"{{Id}}","name":"align","status":"{{status}}","execution_status":{"message":"out of disk"},"errors":[{"message":"no input"}]}
            """);
    }

    private sealed class Listener(List<string> seen) : IProgress<PlatformTask>
    {
        public void Report(PlatformTask value) => seen.Add(value.Status.Value);
    }
}
