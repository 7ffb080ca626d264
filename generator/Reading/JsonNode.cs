namespace SevenBridges.Generator.Reading;

internal enum JsonKind { Null, Boolean, Number, Text, List, Object }

/// <summary>A JSON value that knows where it stands: line and column count from 0, as Roslyn's do.</summary>
internal sealed class JsonNode(JsonKind kind, Place place)
{
    public JsonKind Kind { get; } = kind;

    public Place Place { get; } = place;

    /// <summary>The text of a string, a number or a word; empty for lists and objects.</summary>
    public string Text { get; set; } = "";

    public List<JsonMember> Members { get; } = [];

    public List<JsonNode> Items { get; } = [];

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    public JsonNode? this[string name]
    {
        get
        {
            foreach (var member in Members)
                if (member.Name == name)
                    return member.Value;
            return null;
        }
    }

    /// <summary>The text of a member that holds a string; null when there is none or it is no string.</summary>
    public string? TextOf(string name) => this[name] is { Kind: JsonKind.Text } node ? node.Text : null;

    public bool Flag(string name) => this[name] is { IsTrue: true };

    /// <summary>The texts of a member that holds a list of strings; empty when there is none.</summary>
    public IEnumerable<string> TextsOf(string name) =>
        this[name]?.Items.Where(item => item.Kind == JsonKind.Text).Select(item => item.Text) ?? [];
}

internal sealed class JsonMember(string name, Place place, JsonNode value)
{
    public string Name { get; } = name;

    public Place Place { get; } = place;

    public JsonNode Value { get; } = value;
}

/// <summary>A stretch of one document: where a squiggle goes.</summary>
internal readonly record struct Place(string Path, int Start, int Length, int Line, int Column);
