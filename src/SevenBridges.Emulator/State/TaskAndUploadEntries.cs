using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>A task: its document, and when it was started, from which everything else follows.</summary>
internal sealed class TaskEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    /// <summary>Null until it runs.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The child tasks of a batch, from its run on.</summary>
    public List<TaskEntry> Children { get; } = [];

    /// <summary>What it runs, as read from the app's document.</summary>
    public required Cwl.CwlTool Tool { get; set; }

    /// <summary>Somebody runs its tool, or has run it.</summary>
    public bool IsTaken { get; set; }

    /// <summary>What its tool did; null until it has run.</summary>
    public Cwl.ToolRun? Run { get; set; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Failure { get; set; }

    /// <summary>What its jobs did, as execution details show it; null until it ran.</summary>
    public JsonArray? Jobs { get; set; }

    public string Id => (string)Document["id"]!;

    public string Project => (string)Document["project"]!;

    public string Status
    {
        get => (string)Document["status"]!;
        set => Document["status"] = value;
    }

    public bool IsDraft => Status == "DRAFT";

    public bool IsOver => Status is "COMPLETED" or "FAILED" or "ABORTED";

    public bool IsBatch => (bool?)Document["batch"] == true;
}

/// <summary>An upload: its document and the parts that storage has.</summary>
internal sealed class UploadEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public string Id => (string)Document["upload_id"]!;

    /// <summary>Who opened it; nobody else may use it.</summary>
    public required string User { get; init; }

    /// <summary>The folder the file will be in, the project's root among them.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether a file of that name is replaced.</summary>
    public bool Overwrites { get; init; }

    public required PartPlan Plan { get; init; }

    public string Name => (string)Document["name"]!;

    public string Project => (string)Document["project"]!;

    /// <summary>Id of the automation whose code is uploaded; null: a file for a project.</summary>
    public string? Automation { get; init; }

    /// <summary>Parts by number, as storage received them.</summary>
    public SortedDictionary<int, Content> Parts { get; } = [];

    /// <summary>ETags by part number, as the client reported them.</summary>
    public SortedDictionary<int, string> Reported { get; } = [];

    /// <summary>How often each part was sent to storage.</summary>
    public SortedDictionary<int, int> Attempts { get; } = [];
}
