using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>A division: its document, and what each of its users is in it.</summary>
internal sealed class DivisionEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    /// <summary>Roles by username.</summary>
    public Table<string> Roles { get; } = new();

    public string Id => (string)Document["id"]!;
}

/// <summary>A team: its document, the division that it belongs to, and what each of its members is in it.</summary>
internal sealed class TeamEntry(JsonObject document, string division)
{
    public JsonObject Document { get; } = document;

    public string Division { get; } = division;

    /// <summary>Roles by username.</summary>
    public Table<string> Members { get; } = new();

    public string Id => (string)Document["id"]!;

    public string Name => (string)Document["name"]!;
}

/// <summary>A dataset: its document, its members by name, and the files that are in it.</summary>
internal sealed class DatasetEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public Table<JsonObject> Members { get; } = new();

    /// <summary>Ids of the files.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Everybody may use it.</summary>
    public bool IsPublic { get; init; }

    public string Id => (string)Document["id"]!;

    public string Owner => Id.Split('/')[0];
}
