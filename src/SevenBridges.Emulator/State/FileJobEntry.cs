using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>An asynchronous job over files: its document, when it began, and the request that began it, with which it is done at its end.</summary>
internal sealed class FileJobEntry(JsonObject document, Call request)
{
    public JsonObject Document { get; } = document;

    /// <summary>Says who wanted it: what he may not do the job may not do either.</summary>
    public Call Request { get; } = request;

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What is to be done, one object for each file or folder.</summary>
    public required IReadOnlyList<JsonObject> Items { get; init; }

    public string Id => (string)Document["id"]!;

    /// <summary><c>COPY</c>, <c>MOVE</c> or <c>DELETE</c>.</summary>
    public string Type => (string)Document["type"]!;

    public bool IsOver => (string?)Document["state"] == "FINISHED";
}
