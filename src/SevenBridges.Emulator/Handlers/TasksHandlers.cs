using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Tasks: drafts, runs, batches.</summary>
internal static class TasksHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["tasks.query"] = TaskQueries.Query;
        handlers["tasks.create"] = Create;
        handlers["tasks.get"] = call => Answer.Ok(TaskDocument.Show(call, Find(call)));
        handlers["tasks.update"] = Update;
        handlers["tasks.delete"] = Delete;
        handlers["tasks.run"] = Run;
        handlers["tasks.abort"] = Abort;
        handlers["tasks.clone"] = Clone;
        handlers["tasks.getExecutionDetails"] = ExecutionDetails.Get;
        handlers["tasks.getInputs"] = call => Answer.Ok(TaskDocument.Inputs(call, Find(call)));
        handlers["tasks.patchInputs"] = PatchInputs;
        handlers["tasks.bulkGet"] = call => BulkCalls.Each(call, BulkCalls.Ids(call, "task_ids", 90000, 7004), id => TaskDocument.Show(call, Find(call, id, null)));
    }

    /// <summary>The task of the path, brought to where it is by now.</summary>
    /// <param name="call">The request.</param>
    /// <param name="permission">What the account must be allowed to do in the task's project; null: see it.</param>
    public static TaskEntry Find(Call call, string? permission = null) => Find(call, call["task"], permission);

    public static TaskEntry Find(Call call, string id, string? permission)
    {
        if (!Guid.TryParseExact(id, "D", out _))
            throw new Refusal(400, 7005, $"Task id '{id}' is not a UUID.");
        var task = call.State.Tasks.Find(id, 7002, "Task");
        if (!Access.Sees(call, task.Project))
            throw new Refusal(404, 7002, $"Task '{id}' does not exist or is not visible to you.");
        if (permission is not null && !Access.May(call, task.Project, permission))
            throw new Refusal(403, 7001, $"You may not do that with task '{id}': permission '{permission}' in project '{task.Project}' is missing.");
        TaskLife.Advance(task, call.State);
        return task;
    }

    private static Answer Create(Call call)
    {
        var body = call.Object();
        var wantsRun = WantsRun(call);
        if (call.One("batch") is not null && !call.Flag("batch") && !wantsRun)
            throw new Refusal(400, 7021, "batch=false applies only together with action=run.");
        var project = Project(call);
        var app = App(call);
        var task = TaskDocument.Create(call, call.Text("name") is { Length: > 0 } name ? name : $"{app.App.Name} run - {call.Timestamp()}", app, project);
        try
        {
            TaskDrafts.Apply(call, task, body, isNew: true);
            if (wantsRun)
                TaskDrafts.Run(call, task);
        }
        catch (Refusal)
        {
            call.State.Tasks.Remove(task.Id);
            throw;
        }

        return Answer.Created(TaskDocument.Show(call, task));
    }

    private static bool WantsRun(Call call)
    {
        var action = call.One("action");
        if (action is { Length: 0 })
            throw new Refusal(400, 7014, "The parameter action is empty.");
        return action is not null && (string.Equals(action, "run", StringComparison.OrdinalIgnoreCase) ? true : throw new Refusal(400, 7013, $"'{action}' is no action of a task."));
    }

    private static string Project(Call call)
    {
        var project = call.Text("project") ?? "";
        if (!Access.Sees(call, project))
            throw new Refusal(404, 3002, $"Project '{project}' does not exist or is not visible to you.");
        return Access.May(call, project, "execute")
            ? project
            : throw new Refusal(403, 7001, $"You may not run tasks in project '{project}'.");
    }

    /// <summary>The app that a body names.</summary>
    private static AppReference App(Call call)
    {
        if (call.Text("app") is not { Length: > 0 } id)
            throw new Refusal(400, 7015, "The app is missing.");
        if (!AppReference.TrySplit(id, out var app, out var revision))
            throw new Refusal(400, 7016, $"App '{id}' is not written as owner/project/app or owner/project/app/revision.");
        if (!Access.Sees(call, app[..app.LastIndexOf('/')]))
            throw new Refusal(404, 6002, $"App '{app}' does not exist or is not visible to you.");
        return AppReference.Find(call.State, app, revision);
    }

    private static Answer Update(Call call)
    {
        var (task, body) = (Find(call, "execute"), call.Object());
        if (!task.IsDraft && body.Any(member => member.Key != "name"))
            throw new Refusal(403, 7026, $"Task '{task.Id}' is {task.Status}: only a draft may be edited, any other task only be renamed.");
        if (body["app"] is not null)
        {
            var app = App(call);
            (task.Document["app"], task.Tool) = (app.Id, Cwl.CwlReader.Read(app.Document));
        }

        if (task.IsDraft)
            TaskDrafts.Apply(call, task, body, isNew: false);
        if (call.Text("name") is { Length: > 0 } name)
            task.Document["name"] = name;
        return Answer.Ok(TaskDocument.Show(call, task));
    }

    private static Answer Delete(Call call)
    {
        var task = Find(call, "write");
        foreach (var child in task.Children)
            call.State.Tasks.Remove(child.Id);
        call.State.Tasks.Remove(task.Id);
        return Answer.NoContent;
    }

    private static Answer Run(Call call)
    {
        var task = Find(call, "execute");
        if (!task.IsDraft)
            throw new Refusal(403, 7007, $"Task '{task.Id}' is {task.Status}: only a draft may be run.");
        if (call.One("use_interruptible_instances") is not null)
            task.Document["use_interruptible_instances"] = call.Flag("use_interruptible_instances");
        TaskDrafts.Run(call, task);
        return Answer.Ok(TaskDocument.Show(call, task));
    }

    private static Answer Abort(Call call)
    {
        var task = Find(call, "execute");
        if (task.IsDraft)
            throw new Refusal(400, 7011, $"Task '{task.Id}' is a draft: only a task that is CREATING, QUEUED or RUNNING may be aborted.");
        if (task.IsOver)
            throw new Refusal(403, 7008, $"Task '{task.Id}' is {task.Status} and runs no more.");
        TaskLife.Abort(task, call.State);
        return Answer.Ok(TaskDocument.Show(call, task));
    }

    private static Answer Clone(Call call)
    {
        var wantsRun = WantsRun(call);
        var task = TaskDrafts.Clone(call, Find(call, "execute"));
        if (wantsRun)
            TaskDrafts.Run(call, task);
        return Answer.Ok(TaskDocument.Show(call, task));
    }

    private static Answer PatchInputs(Call call)
    {
        var task = Find(call, "execute");
        if (!task.IsDraft)
            throw new Refusal(403, 7026, $"Task '{task.Id}' is {task.Status}: the inputs of a draft only may be edited.");
        TaskDrafts.Merge(task, call.Body as JsonObject ?? throw new Refusal(400, 7012, "The inputs are missing."));
        TaskDrafts.Check(call, task);
        return Answer.Ok(TaskDocument.Inputs(call, task));
    }
}
