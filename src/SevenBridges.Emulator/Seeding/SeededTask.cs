using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Seeding;

/// <summary>A task that ran an hour ago, through the same code as any other; its output lies in the folder <c>reports</c>.</summary>
internal static class SeededTask
{
    private const string Project = SeededAccount.User + "/wgs";

    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    public static void AddTo(PlatformState state)
    {
        var app = AppReference.Find(state, $"{SeededAccount.PublicProject}/sha256sum", null);
        var started = state.Clock.GetUtcNow() - Age - state.Options.TaskDuration;
        var task = TaskDocument.Create(state, SeededAccount.User, "Checksums of the first sample", app, Project, started);
        var root = state.Projects[Project].RootFolder;
        task.Document["inputs"] = new JsonObject { ["files"] = new JsonArray(Input(state, root, "S1_R1.fastq"), Input(state, root, "S1_R2.fastq")) };
        task.Document["output_location"] = new JsonObject { ["main_location"] = "/reports" };
        TaskLife.Start(task, state, SeededAccount.User, started);
        TaskLife.AdvanceAll(state);
    }

    private static JsonObject Input(PlatformState state, string root, string name) =>
        new() { ["class"] = "File", ["path"] = FilesHandlers.Named(state, root, name)!.Id };
}
