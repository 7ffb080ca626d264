using System.Collections;

namespace SevenBridges.Generator.Reading;

/// <summary>What a list holds; nothing, for any other value.</summary>
internal readonly struct JsonItems(JsonTree? tree, int holder) : IReadOnlyList<JsonNode>
{
    public int Count => new JsonChildren(tree, holder, JsonKind.List).Count();

    public JsonNode this[int index] => new(tree!, new JsonChildren(tree, holder, JsonKind.List).At(index));

    public Enumerator GetEnumerator() => new(tree, holder);

    IEnumerator<JsonNode> IEnumerable<JsonNode>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(JsonTree? tree, int holder) : IEnumerator<JsonNode>
    {
        private JsonChildren _children = new(tree, holder, JsonKind.List);

        public readonly JsonNode Current => new(tree!, _children.Index);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => _children.MoveNext();

        public void Reset() => _children = new(tree, holder, JsonKind.List);

        public readonly void Dispose()
        {
        }
    }
}

/// <summary>What an object holds; nothing, for any other value.</summary>
internal readonly struct JsonMembers(JsonTree? tree, int holder) : IReadOnlyList<JsonMember>
{
    public int Count => new JsonChildren(tree, holder, JsonKind.Object).Count();

    public JsonMember this[int index] => new(tree!, new JsonChildren(tree, holder, JsonKind.Object).At(index));

    public Enumerator GetEnumerator() => new(tree, holder);

    IEnumerator<JsonMember> IEnumerable<JsonMember>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(JsonTree? tree, int holder) : IEnumerator<JsonMember>
    {
        private JsonChildren _children = new(tree, holder, JsonKind.Object);

        public readonly JsonMember Current => new(tree!, _children.Index);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => _children.MoveNext();

        public void Reset() => _children = new(tree, holder, JsonKind.Object);

        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Goes from one value within a list or an object to the next.</summary>
internal struct JsonChildren
{
    private readonly JsonValue[]? _values;
    private readonly int _end;
    private int _next;

    /// <summary>Without a tree, or of a value of another kind, there are none.</summary>
    public JsonChildren(JsonTree? tree, int holder, JsonKind kind)
    {
        _values = tree?.Values;
        _next = holder + 1;
        _end = _values is not null && _values[holder].Kind == kind ? _values[holder].Next(holder) : 0;
        Index = -1;
    }

    /// <summary>The value that has been come to.</summary>
    public int Index { get; private set; }

    public bool MoveNext()
    {
        if (_next >= _end)
            return false;
        Index = _next;
        _next = _values![_next].Next(_next);
        return true;
    }

    public int Count()
    {
        var count = 0;
        while (MoveNext())
            count++;
        return count;
    }

    public int At(int position)
    {
        for (var passed = 0; MoveNext(); passed++)
            if (passed == position)
                return Index;
        throw new ArgumentOutOfRangeException(nameof(position));
    }
}
