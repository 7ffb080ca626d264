namespace SevenBridges.Generator.Reading;

/// <summary>
/// All values of one document, in the order in which they begin, in one array: a description has tens of thousands of them, all alive until it is bound,
/// and as objects of their own they would be spread over the memory, and moved about by each collection of it.
/// </summary>
internal sealed class JsonTree(DocumentText document, JsonValue[] values, string?[] texts)
{
    public DocumentText Document { get; } = document;

    public JsonValue[] Values { get; } = values;

    public string NameOf(int index) => texts[Values[index].Name]!;

    /// <summary>A long text is made when somebody asks for it: some never are. Two threads that make one at once make the same.</summary>
    public string TextOf(int index)
    {
        ref readonly var value = ref Values[index];
        return value.Text == SharedTexts.None ? "" : texts[value.Text] ??= Document.Text.Substring(value.Start + 1, value.Length - 2);
    }

    /// <summary>Which value the member of an object has; -1 when there is none of this name.</summary>
    public int Find(int holder, string name)
    {
        var values = Values;
        if (values[holder].Kind != JsonKind.Object)
            return -1;
        var (end, mark) = (values[holder].Next, JsonValue.MarkOf(name));
        for (var at = holder + 1; at < end; at = values[at].Next)
            if (values[at].Mark == mark && texts[values[at].Name] == name)
                return at;
        return -1;
    }
}

/// <summary>One value: where it stands, what it is, and the name that it has in its object.</summary>
internal struct JsonValue
{
    public int Start;
    public int Length;

    /// <summary>The next value that does not stand within this one.</summary>
    public int Next;

    /// <summary>Which text of the document this one's is; <see cref="SharedTexts.None"/> when it has none.</summary>
    public int Text;

    /// <summary>Which text of the document the name is.</summary>
    public int Name;
    public int NameStart;
    public int NameLength;

    /// <summary>Differs for most names that differ, so that those need not be compared.</summary>
    public ushort Mark;

    // An enum of one byte would show everywhere as such.
    private byte _kind;

    public JsonKind Kind
    {
        readonly get => (JsonKind)_kind;
        set => _kind = (byte)value;
    }

    public static ushort MarkOf(string name) =>
        name.Length == 0 ? (ushort)0 : unchecked((ushort)((name.Length << 11) ^ (name[0] << 6) ^ (name[name.Length >> 1] << 3) ^ name[name.Length - 1]));
}
