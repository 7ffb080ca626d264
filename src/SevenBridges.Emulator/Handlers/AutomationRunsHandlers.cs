using System.Text.Json.Nodes;
using SevenBridges.Emulator.Automations;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Runs of automations.</summary>
internal static class AutomationRunsHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["automationRuns.query"] = AutomationRunQueries.Query;
        handlers["automationRuns.create"] = static call => Answer.Created(Show(call, Create(call, call.Object(), before: null)));
        handlers["automationRuns.get"] = static call => Answer.Ok(Show(call, Find(call, "read")));
        handlers["automationRuns.update"] = Update;
        handlers["automationRuns.stop"] = Stop;
        handlers["automationRuns.rerun"] = Rerun;
        handlers["automationRuns.getState"] = static call => Answer.Ok(Find(call, "read").Memory.DeepClone());
    }

    /// <summary>A run as answers show it: automation, package and files as objects.</summary>
    public static JsonObject Show(Call call, AutomationRunEntry run)
    {
        var shown = run.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/automation/runs/{run.Id}");
        shown["automation"] = new JsonObject { ["id"] = run.Automation, ["name"] = call.State.Automations.All[run.Automation].Document["name"]!.DeepClone() };
        shown["package"] = new JsonObject { ["id"] = run.Package, ["version"] = call.State.Automations.Packages[run.Package].Document["version"]!.DeepClone() };
        foreach (var name in new[] { "log_file", "state_file" })
            if ((string?)shown["execution_details"]?[name] is { } file)
                shown["execution_details"]![name] = new JsonObject { ["id"] = file, ["name"] = call.State.Files[file].Name, ["href"] = call.Href($"/files/{file}") };
        return shown;
    }

    /// <summary>Makes a run; it starts at once.</summary>
    public static AutomationRunEntry Add(PlatformState state, AutomationPackageEntry package, string user, JsonObject wanted, DateTimeOffset time)
    {
        var run = new AutomationRunEntry(new JsonObject
        {
            ["id"] = state.Ids.Uuid(),
            ["name"] = wanted["name"]?.DeepClone() ?? $"{state.Automations.All[package.Automation].Document["name"]} - {Timestamps.Text(time)}",
            ["automation"] = package.Automation,
            ["package"] = package.Id,
            ["inputs"] = wanted["inputs"]?.DeepClone() ?? new JsonObject(),
            ["outputs"] = null,
            ["settings"] = wanted["settings"]?.DeepClone() ?? new JsonObject(),
            ["created_on"] = Timestamps.Text(time),
            ["start_time"] = null,
            ["end_time"] = null,
            ["resumed_from"] = wanted["resume_from"]?.DeepClone(),
            ["created_by"] = user,
            ["status"] = "CREATED",
            ["message"] = null,
            ["execution_details"] = null,
            ["memory_limit"] = wanted["memory_limit"]?.DeepClone(),
            ["project_id"] = wanted["settings"]?["project_id"]?.DeepClone(),
        })
        { CreatedAt = time, Memory = Remembered(state, (string?)wanted["resume_from"]) };
        state.Automations.Runs.Add(run.Id, run);
        state.Automations.Running.Add(run);
        return run;
    }

    private static JsonObject Remembered(PlatformState state, string? from) =>
        from is null ? [] : new JsonObject { ["resumed_from"] = from, ["before"] = state.Automations.Runs[from].Memory.DeepClone() };

    /// <summary>The run of the path, brought to where it is by now, if the caller may do that with its automation.</summary>
    private static AutomationRunEntry Find(Call call, string permission)
    {
        var run = Of(call, call["automation_run"]);
        AutomationAccess.Automation(call, run.Automation, permission);
        AutomationRunLife.Advance(run, call.State);
        return run;
    }

    private static AutomationRunEntry Of(Call call, string id)
    {
        var run = call.State.Automations.Runs.Find(id, AutomationAccess.Missing, "The run");
        return AutomationAccess.Sees(call, run.Automation) ? run : throw new Refusal(404, AutomationAccess.Missing, $"The run '{id}' does not exist or is not visible to you.");
    }

    private static AutomationRunEntry Create(Call call, JsonObject wanted, string? before)
    {
        var id = (string?)wanted["package"] ?? before ?? throw new Refusal(400, AutomationAccess.BadRequest, "A run needs a package.");
        var package = AutomationAccess.Package(call, id, "execute");
        AutomationAccess.RefuseArchived(call.State.Automations.All[package.Automation].IsArchived, "The automation");
        AutomationAccess.RefuseArchived(package.IsArchived, "The code package");
        AutomationAccess.CheckMemory(call);
        CheckInputs(package, wanted["inputs"] as JsonObject ?? []);
        if ((string?)wanted["resume_from"] is { } from)
            Of(call, from);
        if (wanted["settings"]?["project_id"] is JsonValue project)
            Access.Project(call, project.ToString(), formatCode: AutomationAccess.BadRequest);
        return Add(call.State, package, call.User, wanted, call.Now);
    }

    private static void CheckInputs(AutomationPackageEntry package, JsonObject inputs)
    {
        foreach (var (name, declared) in package.Declared("inputs"))
            if ((bool?)declared?["required"] == true && declared["default"] is null && inputs[name] is null)
                throw new Refusal(400, AutomationAccess.BadRequest, $"The input '{name}' is missing, and the package requires it.");
    }

    private static Answer Update(Call call)
    {
        var (run, body) = (Find(call, "execute"), call.Object());
        AutomationAccess.CheckMemory(call);
        if (!run.Waits && body.Any(change => change.Key != "name"))
            throw new Refusal(409, AutomationAccess.Conflict, $"The run is {run.Status}: only its name may change.");
        foreach (var (name, value) in body)
            if (name is "inputs" or "settings")
                AutomationsHandlers.Merge(run.Document, name, value as JsonObject);
            else if (name is "name" or "memory_limit")
                run.Document[name] = value?.DeepClone();
        return Answer.Ok(Show(call, run));
    }

    /// <summary>Answers nothing at all.</summary>
    private static Answer Stop(Call call)
    {
        var run = Find(call, "execute");
        if (run.IsOver)
            throw new Refusal(409, AutomationAccess.Conflict, $"The run is {run.Status} already.");
        AutomationRunLife.Stop(run, call.State);
        return Answer.Ok(null);
    }

    private static Answer Rerun(Call call)
    {
        var run = Find(call, "execute");
        var wanted = (call.Body as JsonObject)?.DeepClone().AsObject() ?? [];
        wanted.TryAdd("name", run.Document["name"]?.DeepClone());
        wanted.TryAdd("memory_limit", run.Document["memory_limit"]?.DeepClone());
        if ((bool?)wanted["merge"] != false)
            foreach (var member in new[] { "inputs", "settings" })
                wanted[member] = Merged(run.Document[member], wanted[member] as JsonObject);
        return Answer.Created(Show(call, Create(call, wanted, run.Package)));
    }

    private static JsonObject Merged(JsonNode? first, JsonObject? over)
    {
        var document = new JsonObject { ["map"] = first?.DeepClone() };
        AutomationsHandlers.Merge(document, "map", over);
        return document["map"]!.DeepClone().AsObject();
    }
}
