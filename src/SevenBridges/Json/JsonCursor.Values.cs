using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Json;

/// <content>Values of the kinds that the description knows.</content>
internal ref partial struct JsonCursor
{
    /// <summary>Numbers above this are milliseconds: as seconds they would lie beyond the year 5000.</summary>
    internal const long MillisecondsFrom = 100_000_000_000;

    private const int LargestPage = 100;
    private const int SmallItem = 256;

    public long Int64() => _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var value) ? value : throw Unexpected("a whole number");

    public long? NullableInt64() => IsNull ? null : Int64();

    public int Int32() => _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var value) ? value : throw Unexpected("a whole number");

    public int? NullableInt32() => IsNull ? null : Int32();

    /// <summary>A whole number that some answers quote.</summary>
    public long QuotedInt64() =>
        _reader.TokenType == JsonTokenType.String && long.TryParse(_reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : Int64();

    public long? NullableQuotedInt64() => IsNull ? null : QuotedInt64();

    public double Double() => _reader.TokenType == JsonTokenType.Number ? _reader.GetDouble() : throw Unexpected("a number");

    public double? NullableDouble() => IsNull ? null : Double();

    /// <summary>Money and measures travel as text or as number.</summary>
    public decimal Decimal() => _reader.TokenType switch
    {
        JsonTokenType.Number when _reader.TryGetDecimal(out var value) => value,
        JsonTokenType.String when decimal.TryParse(_reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Unexpected("a decimal number"),
    };

    public decimal? NullableDecimal() => IsNull ? null : Decimal();

    public readonly bool Boolean() => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    public readonly bool? NullableBoolean() => IsNull ? null : Boolean();

    /// <summary>A time of ISO 8601 with or without fraction, <c>Z</c> or offset; without either it is UTC.</summary>
    public DateTimeOffset Time()
    {
        if (_reader.TokenType != JsonTokenType.String)
            throw Unexpected("a time");
        if (WireTime.TryRead(_reader.ValueSpan, out var value))
            return value;
        if (_reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified)
            return new DateTimeOffset(time, TimeSpan.Zero);
        return _reader.TryGetDateTimeOffset(out value) ? value : throw Unexpected("a time such as 2025-01-14T09:12:44Z");
    }

    public DateTimeOffset? NullableTime() => IsNull ? null : Time();

    public DateTimeOffset EpochSeconds()
    {
        var number = QuotedInt64();
        return Math.Abs(number) > MillisecondsFrom ? Milliseconds(number) : Seconds(number);
    }

    public DateTimeOffset? NullableEpochSeconds() => IsNull ? null : EpochSeconds();

    public DateTimeOffset EpochMilliseconds() => Milliseconds(QuotedInt64());

    public DateTimeOffset? NullableEpochMilliseconds() => IsNull ? null : EpochMilliseconds();

    /// <summary>Any value, kept beyond the life of the answer.</summary>
    public JsonElement Json() => RawText.Check(JsonElement.ParseValue(ref _reader));

    /// <summary>JSON that travels as the text of a string.</summary>
    public JsonElement JsonInText()
    {
        if (IsNull)
            return default;
        var text = Text();
        try
        {
            using var document = JsonDocument.Parse(text);
            return RawText.Check(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Without the parser's own: it counts bytes of this text, not of the answer.
            throw new JsonException("a text that holds JSON is expected here, but this one holds none.");
        }
    }

    public CwlValue? Cwl() => CwlValue.From(Json(), Client);

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<string> TextOrList() => _reader.TokenType == JsonTokenType.String ? [Text()] : Texts();

    public IReadOnlyList<string>? NullableTextOrList() => IsNull ? null : TextOrList();

    public IReadOnlyList<T> List<T>(JsonRead<T> read)
    {
        StartList();
        var list = new List<T>(Expected());
        while (NextItem())
        {
            Count();
            list.Add(read(ref this));
        }

        return list;
    }

    public IReadOnlyList<T>? NullableList<T>(JsonRead<T> read) => IsNull ? null : List(read);

    public IReadOnlyDictionary<string, T> Map<T>(JsonRead<T> read)
    {
        StartObject();
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (NextMember())
        {
            Count();
            var name = Key();
            map[name] = read(ref this);
        }

        return map;
    }

    public IReadOnlyDictionary<string, T>? NullableMap<T>(JsonRead<T> read) => IsNull ? null : Map(read);

    public IReadOnlyDictionary<string, string?> TextMap() => Map(static (ref JsonCursor item) => item.AnyText());

    public IReadOnlyDictionary<string, string?>? NullableTextMap() => IsNull ? null : TextMap();

    public IReadOnlyDictionary<string, JsonElement> JsonMap() => Map(static (ref JsonCursor item) => item.Json());

    public IReadOnlyDictionary<string, JsonElement>? NullableJsonMap() => IsNull ? null : JsonMap();

    /// <summary>How many items a list may well have: that of a page as many as its bytes allow, any other few.</summary>
    private readonly int Expected() =>
        _reader.CurrentDepth > 1 ? 0 : (int)Math.Min(LargestPage, (_length - _reader.BytesConsumed) / SmallItem);

    private readonly DateTimeOffset Seconds(long number) =>
        number is >= -62135596800 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(number) : throw Unexpected("a time in seconds");

    private readonly DateTimeOffset Milliseconds(long number) =>
        number is >= -62135596800000 and <= 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : throw Unexpected("a time in milliseconds");
}
