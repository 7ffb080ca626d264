using System.Text.Json.Nodes;
using SevenBridges.Emulator.State;
using SevenBridges.Emulator.Storage;
using SevenBridges.Emulator.Tasks;
using SevenBridges.Emulator.Tests.Support;

namespace SevenBridges.Emulator.Tests.Tasks;

/// <summary>Tools are run by a request that does not hold the state's lock.</summary>
public class ToolShiftTests
{
    private readonly LocalPlatform platform = new();

    public ToolShiftTests() => platform.State.RunsToolsApart = true;

    [Fact]
    public void RunDue_ToolThatReadsItsInput_DoesNotHoldTheLock()
    {
        var content = new WatchedContent(platform.State);
        var task = Started(platform.AddFile("a.txt", content));

        ToolShift.RunDue(platform.State);

        content.ReadUnderLock.Should().NotBeEmpty().And.NotContain(true);
        platform.Task(task)["status"]!.ToString().Should().Be("COMPLETED");
        platform.TextOf(platform.Task(task)["outputs"]!["count"]).Should().Be("2\n");
    }

    [Fact]
    public void Task_WhoseTimeIsOverAndWhoseToolHasNotRun_StillRuns()
    {
        var task = Started(platform.AddFile("a.txt", "text\n"));

        platform.Task(task)["status"]!.ToString().Should().Be("RUNNING");
        ToolShift.RunDue(platform.State);
        ToolShift.RunDue(platform.State);

        platform.Task(task)["status"]!.ToString().Should().Be("COMPLETED");
        platform.State.Files.Values.Count(file => file.Name == "a.lines.txt").Should().Be(1);
    }

    [Fact]
    public void Task_AbortedBeforeItsToolWasTakenOver_StaysAborted()
    {
        var task = Started(platform.AddFile("a.txt", "text\n"));
        platform.Call("tasks.abort", $"task={task["id"]}");

        ToolShift.RunDue(platform.State);

        platform.Task(task)["status"]!.ToString().Should().Be("ABORTED");
    }

    private JsonObject Started(string file)
    {
        var task = platform.Run("admin/sbg-public-data/count-lines", new JsonObject { ["file"] = LocalPlatform.File(file) });
        platform.Clock.Advance(platform.State.Options.TaskDuration);
        return task;
    }

    /// <summary>Content that notes whether whoever reads it holds the lock.</summary>
    private sealed class WatchedContent(PlatformState state) : Content
    {
        private readonly Content inner = Of("one\ntwo\n");

        public List<bool> ReadUnderLock { get; } = [];

        public override long Length => inner.Length;

        public override string ETag => inner.ETag;

        public override int Read(long offset, Span<byte> buffer)
        {
            ReadUnderLock.Add(state.Gate.IsHeldByCurrentThread);
            return inner.Read(offset, buffer);
        }
    }
}
