using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Volumes;

/// <summary>An import or an export: its document, and what it does at its end.</summary>
internal sealed class StorageJob(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public string Id => (string)Document["id"]!;

    /// <summary>Who started it; nobody else sees it.</summary>
    public required string User { get; init; }

    /// <summary>The volume that it needs; null: none.</summary>
    public string? Volume { get; init; }

    /// <summary>The project that files come into; null: none do.</summary>
    public string? Project { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The states that it passes through, each as long as the others, and the one it ends in.</summary>
    public required string[] Stages { get; init; }

    /// <summary>Does the work, as of the time of its end. A refusal makes the job fail.</summary>
    public required Action<StorageJob, DateTimeOffset> Work { get; init; }

    /// <summary>Id of the file or folder that came of it; null: none.</summary>
    public string? Result { get; set; }

    public string State
    {
        get => (string)Document["state"]!;
        set => Document["state"] = value;
    }

    public bool IsOver => State == "FAILED" || State == Stages[^1];
}
