namespace SevenBridges.Generator.Reading;

internal enum JsonKind { Null, Boolean, Number, Text, List, Object }

/// <summary>A JSON value that knows where it stands: the document, and which of its values.</summary>
internal readonly struct JsonNode(JsonTree tree, int index) : IEquatable<JsonNode>
{
    public DocumentText Document => tree.Document;

    public JsonKind Kind => tree.Values[index].Kind;

    public Place Place => Place.OfValue(tree.Document, tree.Values[index].Start);

    /// <summary>Where the name of a member stands, its quotation marks included.</summary>
    public Place NamePlace => Place.OfName(tree.Document, tree.Values[index].Start);

    /// <summary>The text of a string, a number or a word; empty for lists and objects.</summary>
    public string Text => tree.TextOf(index);

    public JsonMembers Members => new(tree, index);

    public JsonItems Items => new(tree, index);

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    public JsonNode? this[string name] => tree.Find(index, name) is var found and >= 0 ? new JsonNode(tree, found) : null;

    /// <summary>The text of a member that holds a string; null when there is none or it is no string.</summary>
    public string? TextOf(string name) =>
        tree.Find(index, name) is var found and >= 0 && tree.Values[found].Kind == JsonKind.Text ? tree.TextOf(found) : null;

    public bool Has(string name) => tree.Find(index, name) >= 0;

    public bool Flag(string name) => this[name] is { IsTrue: true };

    /// <summary>The members of a member that holds an object; none when it does not, or is not there.</summary>
    public JsonMembers MembersOf(string name) => this[name]?.Members ?? default;

    /// <summary>The items of a member that holds a list; none when it does not, or is not there.</summary>
    public JsonItems ItemsOf(string name) => this[name]?.Items ?? default;

    /// <summary>The texts of a member that holds a list of strings; empty when there is none.</summary>
    public IEnumerable<string> TextsOf(string name) => ItemsOf(name).Where(item => item.Kind == JsonKind.Text).Select(item => item.Text);

    public static bool operator ==(JsonNode left, JsonNode right) => left.Equals(right);

    public static bool operator !=(JsonNode left, JsonNode right) => !left.Equals(right);

    public bool Equals(JsonNode other) => other.Is(tree, index);

    public override bool Equals(object? obj) => obj is JsonNode other && Equals(other);

    public override int GetHashCode() => unchecked((tree.GetHashCode() * 31) + index);

    private bool Is(JsonTree otherTree, int otherIndex) => otherTree == tree && otherIndex == index;
}

/// <summary>A name in an object, with its value.</summary>
internal readonly struct JsonMember(JsonTree tree, int index)
{
    public string Name => tree.NameOf(index);

    /// <summary>Where the name stands, its quotation marks included.</summary>
    public Place Place => Value.NamePlace;

    public JsonNode Value => new(tree, index);
}
