using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>A project: its document, its members by name, and the folder at its root.</summary>
internal sealed class ProjectEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    public Table<JsonObject> Members { get; } = new();

    public string RootFolder => (string)Document["root_folder"]!;

    /// <summary>Everybody may read it: the Platform's public data and apps.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>A file or folder: its document as details show it, without <c>href</c>, and its bytes.</summary>
internal sealed class FileEntry(JsonObject document)
{
    public JsonObject Document { get; } = document;

    /// <summary>Null for a folder.</summary>
    public Content? Content { get; set; }

    /// <summary>How often each part of its upload was sent; empty for a file that was not uploaded.</summary>
    public IReadOnlyList<int> AttemptsByPart { get; set; } = [];

    public string Id => (string)Document["id"]!;

    public string Name => (string)Document["name"]!;

    /// <summary>Empty for a file that belongs to an automation.</summary>
    public string Project => (string?)Document["project"] ?? "";

    /// <summary>Id of the automation that it belongs to: code, logs and states; null for a file of a project.</summary>
    public string? Automation { get; init; }

    /// <summary>The folder that holds it; empty for the root of a project, which lists do not show.</summary>
    public string Parent => (string?)Document["parent"] ?? "";

    public bool IsFolder => (string?)Document["type"] == "folder";
}

/// <summary>An app: its revisions, the first at index 0, each a raw CWL document.</summary>
internal sealed class AppEntry(string id, string name)
{
    /// <summary><c>owner/project/short-name</c>.</summary>
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public List<JsonObject> Revisions { get; } = [];

    public string Project => Id[..Id.LastIndexOf('/')];
}
