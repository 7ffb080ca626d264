namespace SevenBridges.Generator.Reading;

/// <summary>
/// All values of one document, in the order in which they begin, in one array: a description has tens of thousands of them, all alive until it is bound,
/// and as objects of their own they would be spread over the memory, and moved about by each collection of it.
/// </summary>
internal sealed class JsonTree(DocumentText document, JsonValue[] values, string[] texts)
{
    public DocumentText Document { get; } = document;

    public JsonValue[] Values { get; } = values;

    public string NameOf(int index) => texts[Values[index].Name];

    public string TextOf(int index) => Values[index].Text is var text && text == SharedTexts.None ? "" : texts[text];

    /// <summary>Which value the member of an object has; -1 when there is none of this name.</summary>
    public int Find(int holder, string name)
    {
        var values = Values;
        if (values[holder].Kind != JsonKind.Object)
            return -1;
        var (end, mark) = (values[holder].Next(holder), JsonValue.MarkOf(name));
        for (var at = holder + 1; at < end; at = values[at].Next(at))
            if (values[at].Mark == mark && texts[values[at].Name] == name)
                return at;
        return -1;
    }
}

/// <summary>
/// One value: where it begins, what it is, and the name that it has in its object. As small as it can be: a description has tens of thousands,
/// and most of the time is spent on fetching them. How long it is, and where its name stands, can be seen in the document.
/// </summary>
internal struct JsonValue(JsonKind kind, int start, int link)
{
    // An enum of one byte would show everywhere as such.
    private readonly byte _kind = (byte)kind;

    // What holds others has no text, and after anything else comes the next one: so one number serves for both.
    private int _link = link;

    public int Start { get; } = start;

    /// <summary>Which text of the document the name is.</summary>
    public int Name { get; private set; } = SharedTexts.None;

    /// <summary>Differs for most names that differ, so that those need not be compared.</summary>
    public ushort Mark { get; private set; }

    public readonly JsonKind Kind => (JsonKind)_kind;

    public readonly bool IsHolder => Kind >= JsonKind.List;

    /// <summary>Which text of the document this one's is; <see cref="SharedTexts.None"/> when it has none.</summary>
    public readonly int Text => IsHolder ? SharedTexts.None : _link;

    /// <summary>The next value that does not stand within this one, which is the one of this index.</summary>
    public readonly int Next(int index) => IsHolder ? _link : index + 1;

    /// <summary>Notes where what an object or a list holds has ended.</summary>
    public void Close(int next) => _link = next;

    public void Call(int name, string text) => (Name, Mark) = (name, MarkOf(text));

    public static ushort MarkOf(string name) =>
        name.Length == 0 ? (ushort)0 : unchecked((ushort)((name.Length << 11) ^ (name[0] << 6) ^ (name[name.Length >> 1] << 3) ^ name[name.Length - 1]));
}
