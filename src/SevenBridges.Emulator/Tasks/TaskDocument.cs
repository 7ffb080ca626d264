using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Makes tasks, and shows them.</summary>
internal static class TaskDocument
{
    public static TaskEntry Create(Call call, string name, AppReference app, string project) => Create(call.State, call.User, name, app, project, call.Now);

    public static TaskEntry Create(PlatformState state, string user, string name, AppReference app, string project, DateTimeOffset time)
    {
        var document = new JsonObject
        {
            ["id"] = state.Ids.Uuid(),
            ["name"] = name,
            ["status"] = "DRAFT",
            ["description"] = "",
            ["project"] = project,
            ["app"] = app.Id,
            ["type"] = "v2",
            ["created_by"] = user,
            ["executed_by"] = null,
            ["created_time"] = Timestamps.Text(time),
            ["start_time"] = null,
            ["end_time"] = null,
            ["batch"] = false,
            ["batch_by"] = null,
            ["batch_group"] = null,
            ["batch_input"] = null,
            ["parent"] = null,
            ["use_interruptible_instances"] = (bool?)state.Projects[project].Document["settings"]?["use_interruptible_instances"] ?? true,
            ["execution_settings"] = new JsonObject { ["instance_type"] = null, ["max_parallel_instances"] = null, ["use_memoization"] = false },
            ["execution_status"] = new JsonObject { ["message"] = "Draft", ["message_code"] = "task_draft" },
            ["price"] = null,
            ["errors"] = new JsonArray(),
            ["warnings"] = new JsonArray(),
            ["inputs"] = new JsonObject(),
            ["outputs"] = new JsonObject(),
            ["output_location"] = null,
            ["origin_id"] = null,
        };
        var task = new TaskEntry(document) { Tool = Cwl.CwlReader.Read(app.Document) };
        state.Tasks.Add(task.Id, task);
        return task;
    }

    /// <summary>The task as details show it, as far as it is by now.</summary>
    public static JsonObject Show(Call call, TaskEntry task)
    {
        TaskLife.Advance(task, call.State);
        var document = (JsonObject)task.Document.DeepClone();
        document.Insert(0, "href", call.Href($"/tasks/{task.Id}"));
        CwlValues.Complete(call.State, document["inputs"], sized: false);
        CwlValues.Complete(call.State, document["outputs"], sized: true);
        return document;
    }

    public static JsonObject Inputs(Call call, TaskEntry task)
    {
        var inputs = (JsonObject)task.Document["inputs"]!.DeepClone();
        CwlValues.Complete(call.State, inputs, sized: false);
        return inputs;
    }
}
