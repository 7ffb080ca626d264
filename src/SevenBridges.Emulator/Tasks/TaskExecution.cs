using System.Text.Json.Nodes;
using SevenBridges.Emulator.Cwl;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Runs the tool of a task once, writes its outputs into the project and its logs beside it.</summary>
internal static class TaskExecution
{
    /// <summary>What the tool of a task runs on, as it is now. Calling it runs the tool, and touches nothing of the state.</summary>
    public static Func<ToolRun> Prepare(TaskEntry task, PlatformState state)
    {
        var (tool, files) = (task.Tool, new List<ToolFile>());
        var job = Job(task, state, files);
        return () => ToolRunner.Run(tool, job, files);
    }

    /// <summary>Takes over what the tool did; runs it now if nobody has.</summary>
    public static void Finish(TaskEntry task, PlatformState state, DateTimeOffset end)
    {
        var run = task.Run ?? Prepare(task, state)();
        task.Status = run.ExitCode == 0 ? "COMPLETED" : "FAILED";
        task.Failure = run.ExitCode == 0 ? null : $"The command ended with exit code {run.ExitCode}: {run.Complaints.Trim()}";
        var writer = new TaskFiles(task, state, end);
        if (run.ExitCode == 0)
            task.Document["outputs"] = Outputs(task, run, writer);
        task.Jobs = Jobs(task, run, writer, end);
    }

    /// <summary>The inputs as the tool sees them: files lie on the instance.</summary>
    private static JsonObject Job(TaskEntry task, PlatformState state, List<ToolFile> files)
    {
        var given = task.Document["inputs"] as JsonObject ?? [];
        var job = new JsonObject();
        foreach (var input in task.Tool.Inputs)
            job[input.Id] = (given[input.Id] ?? input.Default)?.DeepClone();
        foreach (var file in CwlValues.FilesIn(job).ToList())
            OnInstance(file, state, files);
        return job;
    }

    private static void OnInstance(JsonObject shown, PlatformState state, List<ToolFile> files)
    {
        if (CwlValues.PathOf(shown) is not { } id || !state.Files.TryGetValue(id, out var file))
            return;
        var (name, path) = (file.Name, $"/sbgenomics/Projects/{id}/{file.Name}");
        var dot = name.LastIndexOf('.') is > 0 and var at ? at : name.Length;
        (shown["class"], shown["path"], shown["basename"]) = (file.IsFolder ? "Directory" : "File", path, name);
        (shown["nameroot"], shown["nameext"], shown["size"]) = (name[..dot], name[dot..], file.Content?.Length ?? 0);
        shown["metadata"] = file.Document["metadata"]?.DeepClone();
        if (file.Content is { } content)
            files.Add(new ToolFile(path, name, content));
    }

    private static JsonObject Outputs(TaskEntry task, ToolRun run, TaskFiles writer)
    {
        var outputs = new JsonObject();
        foreach (var output in task.Tool.Outputs)
        {
            var isList = output.Type.Kind == CwlKind.List;
            var produced = run.Outputs.TryGetValue(output.Id, out var found) ? [.. found.Select(file => writer.Output(output.Id, file))] : new List<JsonNode>();
            outputs[output.Id] = isList && output.Type.HoldsFiles ? new JsonArray([.. produced]) : produced.FirstOrDefault();
        }

        return outputs;
    }

    /// <summary>A tool is one job, a workflow one for each step.</summary>
    private static JsonArray Jobs(TaskEntry task, ToolRun run, TaskFiles writer, DateTimeOffset end)
    {
        IEnumerable<string> names = task.Tool.Steps.Count > 0 ? task.Tool.Steps : [((string)task.Document["app"]!).Split('/')[2]];
        return [.. names.Select(name => Job(name, task, run, writer, end))];
    }

    private static JsonObject Job(string name, TaskEntry task, ToolRun run, TaskFiles writer, DateTimeOffset end)
    {
        var job = OpenJob(name, task);
        (job["end_time"], job["status"], job["command_line"]) = (Timestamps.Text(end), task.Status, run.CommandLine);
        job["logs"] = new JsonObject
        {
            ["cmd.log"] = writer.Log($"{name}.cmd.log", run.CommandLine + "\n"),
            ["stderr"] = writer.Log($"{name}.stderr.log", run.Complaints),
        };
        return job;
    }

    /// <summary>A job that runs, before it has anything to show.</summary>
    public static JsonObject OpenJob(string name, TaskEntry task) => new()
    {
        ["name"] = name,
        ["start_time"] = Timestamps.Text(task.StartedAt!.Value),
        ["end_time"] = null,
        ["status"] = task.Status,
        ["command_line"] = null,
        ["retried"] = false,
        ["instance"] = Instance(task),
        ["docker"] = new JsonObject { ["checksum"] = $"sha256:{new string('0', 64)}" },
        ["logs"] = new JsonObject(),
    };

    /// <summary>What the settings ask for, written <c>type;disk;GB</c>.</summary>
    private static JsonObject Instance(TaskEntry task)
    {
        var asked = task.Document["execution_settings"]?["instance_type"];
        var parts = (CwlValues.TextOf(asked is JsonArray { Count: > 0 } list ? list[0] : asked) ?? "").Split(';');
        var size = parts.Length > 2 && long.TryParse(parts[2], out var gigabytes) ? gigabytes : 1000;
        return new JsonObject
        {
            ["id"] = $"i-{task.Id.Replace("-", "", StringComparison.Ordinal)[..17]}",
            ["type"] = parts[0].Length > 0 ? parts[0] : "c5.2xlarge",
            ["provider"] = "AWS",
            ["disk"] = new JsonObject { ["size"] = size, ["unit"] = "GB", ["type"] = "amazon-gp3" },
        };
    }
}
