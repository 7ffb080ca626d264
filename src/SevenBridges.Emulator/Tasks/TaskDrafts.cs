using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Changes drafts, says what is wrong with them, starts them.</summary>
internal static class TaskDrafts
{
    private static readonly string[] Copied = ["description", "use_interruptible_instances", "execution_settings", "output_location"];

    /// <summary>Takes what a body says about a draft; null means that the body does not say it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="task">The draft.</param>
    /// <param name="body">What changes.</param>
    /// <param name="isNew">Whether an app that batches by itself does so, without being asked.</param>
    public static void Apply(Call call, TaskEntry task, JsonObject body, bool isNew)
    {
        ApplyBatch(task, body, isNew);
        foreach (var member in Copied.Where(member => body[member] is not null))
            task.Document[member] = body[member]!.DeepClone();
        if (body["inputs"] is JsonObject inputs)
            Merge(task, inputs);
        Check(call, task);
    }

    /// <summary>Inputs change one by one; those left out stay.</summary>
    public static void Merge(TaskEntry task, JsonObject changes)
    {
        var inputs = (JsonObject)task.Document["inputs"]!;
        foreach (var (id, value) in changes)
            inputs[id] = value?.DeepClone();
    }

    /// <summary>Writes what is wrong with a draft into its <c>errors</c>.</summary>
    public static void Check(Call call, TaskEntry task)
    {
        var check = new InputCheck(call);
        var inputs = (JsonObject)task.Document["inputs"]!;
        if (!task.IsBatch)
            task.Document["errors"] = check.Problems(task.Tool, inputs);
        else if (Batches.Problem(task) is { } problem)
            task.Document["errors"] = new JsonArray(InputCheck.Of((string?)task.Document["batch_input"] ?? "", problem));
        else
            task.Document["errors"] = new JsonArray([.. Batches.Split(task, call.State)
                .SelectMany(group => check.Problems(task.Tool, Batches.Inputs(task, group))).Select(each => each!.DeepClone())
                .DistinctBy(each => each.ToJsonString())]);
    }

    /// <summary>Starts a draft; one that has problems stays a draft, and shows them.</summary>
    public static void Run(Call call, TaskEntry task)
    {
        if (call.One("batch") is not null && !call.Flag("batch"))
            Unbatch(task);
        Check(call, task);
        if (((JsonArray)task.Document["errors"]!).Count > 0)
            return;
        if (task.IsBatch)
            AddChildren(call, task);
        TaskLife.Start(task, call.State, call.User);
    }

    /// <summary>A draft like another task.</summary>
    public static TaskEntry Clone(Call call, TaskEntry original)
    {
        _ = AppReference.TrySplit((string)original.Document["app"]!, out var app, out var revision);
        var task = TaskDocument.Create(call, (string)original.Document["name"]!, AppReference.Find(call.State, app, revision), original.Project);
        foreach (var member in Copied.Concat(["inputs", "batch", "batch_input", "batch_by"]))
            task.Document[member] = original.Document[member]?.DeepClone();
        Check(call, task);
        return task;
    }

    private static void Unbatch(TaskEntry task)
    {
        if (!task.IsBatch)
            throw new Refusal(400, 7022, "batch=false applies to batch tasks only.");
        ClearBatch(task);
    }

    private static void AddChildren(Call call, TaskEntry parent)
    {
        _ = AppReference.TrySplit((string)parent.Document["app"]!, out var app, out var revision);
        foreach (var group in Batches.Split(parent, call.State))
        {
            var child = TaskDocument.Create(call, $"{(string?)parent.Document["name"]}: {group.Value}", AppReference.Find(call.State, app, revision), parent.Project);
            foreach (var member in Copied)
                child.Document[member] = parent.Document[member]?.DeepClone();
            child.Document["inputs"] = Batches.Inputs(parent, group);
            child.Document["parent"] = parent.Id;
            child.Document["batch_group"] = new JsonObject { ["value"] = group.Value, ["fields"] = group.Fields };
            parent.Children.Add(child);
        }
    }

    private static void ApplyBatch(TaskEntry task, JsonObject body, bool isNew)
    {
        var (input, by) = (body["batch_input"], body["batch_by"] as JsonObject);
        // A change of one of the two leaves a batch the other.
        if (task.IsBatch && input is null != by is null)
            (input, by) = (input ?? task.Document["batch_input"], by ?? (JsonObject?)task.Document["batch_by"]);
        if (CwlValues.TextOf(input)?.Trim().Length == 0)
            throw new Refusal(400, 7018, "batch_input is empty; name an input or leave it out.");
        if (input is null != by is null)
            throw new Refusal(400, 7023, "batch_by and batch_input must be given together.");
        if (by is not null)
            SetBatch(task, CwlValues.TextOf(input)!, by);
        else if (body["batch"]?.GetValueKind() == JsonValueKind.False)
            ClearBatch(task);
        else if (isNew || body["batch"]?.GetValueKind() == JsonValueKind.True)
            OwnBatch(task, isAsked: body["batch"] is not null);
    }

    /// <summary>Batches as the app says, if it does.</summary>
    private static void OwnBatch(TaskEntry task, bool isAsked)
    {
        if (task.Tool is { BatchInput: { } input, BatchBy: { } by })
            SetBatch(task, input, by);
        else if (isAsked && !task.IsBatch)
            throw new Refusal(400, 7023, "The app does not batch by itself: batch_by and batch_input must be given.");
    }

    private static void ClearBatch(TaskEntry task) =>
        (task.Document["batch"], task.Document["batch_input"], task.Document["batch_by"]) = (false, null, null);

    private static void SetBatch(TaskEntry task, string input, JsonObject by)
    {
        var type = CwlValues.TextOf(by["type"])?.ToUpper(System.Globalization.CultureInfo.InvariantCulture);
        if (type is not ("ITEM" or "CRITERIA"))
            throw new Refusal(400, 7020, $"Batch type '{by["type"]}' is neither ITEM nor CRITERIA.");
        if (type == "CRITERIA" && by["criteria"] is not JsonArray { Count: > 0 })
            throw new Refusal(400, 7019, "The batch criteria are missing.");
        task.Document["batch"] = true;
        task.Document["batch_input"] = input;
        task.Document["batch_by"] = new JsonObject { ["type"] = type, ["criteria"] = type == "CRITERIA" ? by["criteria"]!.DeepClone() : null };
    }
}
