using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>Everything that is known of automations.</summary>
internal sealed class AutomationState
{
    public Table<AutomationEntry> All { get; } = new();

    public Table<AutomationPackageEntry> Packages { get; } = new();

    public Table<AutomationRunEntry> Runs { get; } = new();

    /// <summary>Runs whose end lies ahead, or has not been looked at.</summary>
    public List<AutomationRunEntry> Running { get; } = [];
}

/// <summary>An automation: its document and its members by name.</summary>
internal sealed class AutomationEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public Table<JsonObject> Members { get; } = new();

    public string Id => (string)Document["id"]!;

    public bool IsArchived => (bool?)Document["archived"] == true;
}

/// <summary>A code package of an automation.</summary>
internal sealed class AutomationPackageEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public string Id => (string)Document["id"]!;

    public string Automation => (string)Document["automation"]!;

    public bool IsArchived => (bool?)Document["archived"] == true;

    /// <summary>What its schema declares: <c>inputs</c> or <c>outputs</c>, by name.</summary>
    public JsonObject Declared(string side) => Document["schema"]?[side] as JsonObject ?? [];
}

/// <summary>A run of a code package: its document, and the two moments from which everything else follows.</summary>
internal sealed class AutomationRunEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody asked for its end; null: nobody did.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>What it writes down about itself, and a later run may take up.</summary>
    public JsonObject Memory { get; init; } = [];

    public string Id => (string)Document["id"]!;

    public string Automation => (string)Document["automation"]!;

    public string Package => (string)Document["package"]!;

    public string Status
    {
        get => (string)Document["status"]!;
        set => Document["status"] = value;
    }

    public bool IsOver => Status is "FINISHED" or "FAILED" or "ABORTED";

    /// <summary>Its inputs may still be changed: no instance has them yet.</summary>
    public bool Waits => Status is "CREATED" or "QUEUED_FOR_EXECUTION";
}
