using System.Text.Json.Nodes;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.State;

/// <summary>Volumes, the buckets behind them, and the jobs that move content between them and projects.</summary>
internal sealed class StorageState
{
    /// <summary>Volumes by <c>owner/name</c>.</summary>
    public Table<VolumeEntry> Volumes { get; } = new();

    public BucketShelf Buckets { get; } = new();

    public Table<StorageJob> Imports { get; } = new();

    public Table<StorageJob> Exports { get; } = new();

    public Table<StorageJob> DrsImports { get; } = new();

    /// <summary>Jobs whose end lies ahead, or has not been looked at.</summary>
    public List<StorageJob> Open { get; } = [];
}

/// <summary>A volume: its document with its secrets, and who may use it.</summary>
internal sealed class VolumeEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public Table<JsonObject> Members { get; } = new();

    public string Id => (string)Document["id"]!;

    public JsonObject Service => Document["service"]!.AsObject();

    public bool IsActive => (bool)Document["active"]!;

    public bool IsReadOnly => (string?)Document["access_mode"] == "RO";

    /// <summary>The cloud that keeps the bucket, as the description writes it.</summary>
    public string Cloud => (string)Service["type"]!;

    /// <summary>What every key of the volume begins with in its bucket.</summary>
    public string Root => ((string?)Service["prefix"] ?? "").Trim('/') is { Length: > 0 } prefix ? prefix + "/" : "";

    public string KeyOf(string location) => Root + location;
}
