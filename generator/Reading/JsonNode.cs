namespace SevenBridges.Generator.Reading;

internal enum JsonKind { Null, Boolean, Number, Text, List, Object }

/// <summary>
/// A JSON value that knows where it stands. A description has tens of thousands of them, all alive until it is bound, so each is small:
/// what it holds is in one field, and its line and column are counted when somebody asks.
/// </summary>
internal sealed class JsonNode(JsonKind kind, DocumentText document, int start, int length, object content)
{
    private static readonly JsonMember[] NoMembers = [];
    private static readonly JsonNode[] NoItems = [];

    public JsonKind Kind { get; } = kind;

    public DocumentText Document { get; } = document;

    public Place Place => Document.PlaceOf(start, length);

    /// <summary>The text of a string, a number or a word; empty for lists and objects.</summary>
    public string Text => content as string ?? "";

    public JsonMember[] Members => content as JsonMember[] ?? NoMembers;

    public JsonNode[] Items => content as JsonNode[] ?? NoItems;

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

/// <summary>A name in an object, with its value. It stands in the array of its object and is no object of its own.</summary>
internal readonly struct JsonMember(string name, int start, int length, JsonNode value)
{
    public string Name { get; } = name;

    /// <summary>Where the name stands, its quotation marks included.</summary>
    public Place Place => Value.Document.PlaceOf(start, length);

    public JsonNode Value { get; } = value;
}
