namespace SevenBridges.Generator.Reading;

/// <summary>Gathers the values of one document as they are read.</summary>
internal sealed class JsonTreeBuilder(DocumentText document)
{
    private const int Few = 16;

    // Documents are read one after another, and an array that grew while one was read serves the next; what is kept is copied from it.
    [ThreadStatic]
    private static JsonValue[]? _spare;

    [ThreadStatic]
    private static HashSet<string>? _names;

    private JsonValue[] _values = TakeSpare();

    public SharedTexts Texts { get; } = new(document.Text);

    /// <summary>How many values there are, and so the index of the next.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a value that holds no other, or one that is <see cref="Close"/>d when all that it holds was added.</summary>
    public void Add(JsonKind kind, int start, int text)
    {
        if (Count == _values.Length)
            Array.Resize(ref _values, Count * 2);
        _values[Count++] = new JsonValue(kind, start, text);
    }

    public void Close(int index) => _values[index].Close(Count);

    public void Name(int index, int name) => _values[index].Call(name, Texts[name]);

    /// <summary>Takes a value away again, with all that it holds.</summary>
    public void Drop(int index) => Count = index;

    /// <summary>Tells of each member of an object whose name an earlier one has. Most objects have few members, and comparing those is cheaper than a set.</summary>
    public void CheckNames(int holder, Action<Rule, Place, string> report)
    {
        var names = CountOf(holder) > Few ? _names ??= new(StringComparer.Ordinal) : null;
        names?.Clear();
        for (var at = holder + 1; at < Count; at = _values[at].Next(at))
            if (names is null ? IsAmong(holder, at) : !names.Add(Texts[_values[at].Name]))
                report(Rules.DuplicateMember, Place.OfName(document, _values[at].Start), Texts[_values[at].Name]);
    }

    public JsonTree Build()
    {
        _spare = _values;
        return new JsonTree(document, _values.AsSpan(0, Count).ToArray(), Texts.ToArray());
    }

    private static JsonValue[] TakeSpare()
    {
        var spare = _spare ?? new JsonValue[1024];
        _spare = null;
        return spare;
    }

    private int CountOf(int holder)
    {
        var count = 0;
        for (var at = holder + 1; at < Count; at = _values[at].Next(at))
            count++;
        return count;
    }

    private bool IsAmong(int holder, int member)
    {
        for (var at = holder + 1; at < member; at = _values[at].Next(at))
            if (_values[at].Mark == _values[member].Mark && Texts[_values[at].Name] == Texts[_values[member].Name])
                return true;
        return false;
    }
}
