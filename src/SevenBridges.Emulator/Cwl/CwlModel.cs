using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Cwl;

internal enum CwlKind
{
    Any,
    Null,
    Text,
    Integer,
    Number,
    Boolean,
    File,
    Directory,
    List,
    Enumeration,
    Record,
    Stdout,
    Stderr,
}

/// <summary>A type, whichever way the document writes it.</summary>
internal sealed record CwlType(CwlKind Kind)
{
    public bool IsOptional { get; init; }

    /// <summary>Type of the items of a list.</summary>
    public CwlType? Items { get; init; }

    /// <summary>Where the items of a list go on the command line, when each has a prefix of its own.</summary>
    public CwlBinding? ItemBinding { get; init; }

    public IReadOnlyList<string> Symbols { get; init; } = [];

    public bool HoldsFiles => Kind is CwlKind.File or CwlKind.Stdout or CwlKind.Stderr || Items?.HoldsFiles == true;
}

/// <summary>Where a value goes on the command line.</summary>
internal sealed record CwlBinding
{
    public int Position { get; init; }

    public string? Prefix { get; init; }

    public bool IsSeparate { get; init; } = true;

    public string? ItemSeparator { get; init; }

    public JsonNode? ValueFrom { get; init; }
}

internal sealed record CwlInput(string Id, CwlType Type, JsonNode? Default, CwlBinding? Binding)
{
    public bool IsRequired => !Type.IsOptional && Default is null;
}

/// <summary>An output; its globs are patterns of the names of its files, texts or expressions.</summary>
internal sealed record CwlOutput(string Id, CwlType Type, IReadOnlyList<JsonNode> Globs);

/// <summary>What a CWL document says, of whichever version it is.</summary>
internal sealed record CwlTool(string Class, IReadOnlyList<CwlInput> Inputs, IReadOnlyList<CwlOutput> Outputs)
{
    public IReadOnlyList<JsonNode> BaseCommand { get; init; } = [];

    public IReadOnlyList<CwlBinding> Arguments { get; init; } = [];

    public JsonNode? Stdin { get; init; }

    public JsonNode? Stdout { get; init; }

    public JsonNode? Stderr { get; init; }

    /// <summary>Names of the steps of a workflow; empty for a tool.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Input that the app splits into a batch by itself.</summary>
    public string? BatchInput { get; init; }

    public JsonObject? BatchBy { get; init; }

    public CwlInput? Input(string id) => Inputs.FirstOrDefault(input => input.Id == id);
}
