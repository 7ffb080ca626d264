using System.Text;
using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>Reads one value of an answer. Static methods of models are such readers.</summary>
internal delegate T JsonRead<T>(ref JsonCursor json);

/// <summary>
/// Where an emitted reader stands in an answer. It wraps <see cref="Utf8JsonReader"/>, so that what counts as JSON is decided there and nowhere else;
/// every trick that makes reading fast lives here and not in emitted code. Its methods are not <c>readonly</c>: most of the reader's are not either, and
/// each call would copy it.
/// </summary>
internal ref partial struct JsonCursor
{
    public const int MaxDepth = 64;

    // A few bytes of JSON can become a few hundred bytes of objects: a cap on the body alone would not keep memory in bounds.
    private const int MostItems = 100_000;

    private Utf8JsonReader _reader;
    private readonly int _length;
    private int _items;
    private ReadOnlySpan<byte> _name;

    // What came last, for what comes again: the text of each member, the keys of maps, lists of texts, and a whole map.
    private RecentTexts _recent;
    private RecentTexts _recentKeys;
    private RecentLists _recentLists;
    private KeyList? _lastKeys;
    private Array? _lastValues;

    public JsonCursor(ReadOnlySpan<byte> utf8, SevenBridgesClient? client)
    {
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        _length = utf8.Length;
        Client = client;
    }

    /// <summary>The client that the models read here belong to; null when they belong to none.</summary>
    public SevenBridgesClient? Client { get; }

    /// <summary>True when the value at the cursor is null.</summary>
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;

    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>How many bytes the name of the current member has, unescaped.</summary>
    public readonly int NameLength => _name.Length;

    public readonly string Name => JsonText.Decode(_name);

    /// <summary>Where the current token begins in the answer, for the path of an error.</summary>
    public readonly long Position => _reader.TokenStartIndex;

    public readonly bool Is(ReadOnlySpan<byte> name) => _name.SequenceEqual(name);

    /// <summary>The member has this name, and a value that is not null.</summary>
    public readonly bool Has(ReadOnlySpan<byte> name) => !IsNull && _name.SequenceEqual(name);

    /// <summary>Steps on the first token of the document.</summary>
    public void Start()
    {
        if (!_reader.Read())
            throw new JsonException("The answer is empty.");
    }

    /// <summary>Checks that nothing follows the document.</summary>
    public void End()
    {
        if (_reader.Read())
            throw new JsonException("Something follows the document.");
    }

    public readonly void StartObject()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            throw Unexpected("an object");
    }

    public readonly void StartList()
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
            throw Unexpected("a list");
    }

    /// <summary>Steps on the value of the next member; false at the end of the object.</summary>
    public bool NextMember()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
            return false;
        _name = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
        _reader.Read();
        return true;
    }

    /// <summary>Steps on the next item; false at the end of the list.</summary>
    public bool NextItem()
    {
        _reader.Read();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Notes one more item of a list or map that is kept.</summary>
    public void Count()
    {
        if (++_items > MostItems)
            throw new JsonException($"The lists and maps of this answer have more than {MostItems} items.");
    }

    /// <summary>Passes over the value at the cursor.</summary>
    public void Skip() => _reader.Skip();

    private readonly JsonException Unexpected(string wanted) => new($"{wanted} is expected here, but there is {Found()}.");

    private readonly string Found() => _reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "something else",
    };
}
