using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Json;

/// <content>Values of the kinds that the description knows.</content>
internal ref partial struct JsonCursor
{
    /// <summary>Numbers above this are milliseconds: as seconds they would lie beyond the year 5000.</summary>
    internal const long MillisecondsFrom = 100_000_000_000;

    public readonly string Text() => _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : throw Unexpected("a text");

    public readonly string? NullableText() => IsNull ? null : Text();

    /// <summary>A text that also comes as a number; the number keeps its JSON text.</summary>
    public readonly string? AnyText() => _reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(_reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => Text(),
    };

    /// <summary>A text that some answers give as a number, which keeps its JSON text.</summary>
    public readonly string NumberOrText() => AnyText() ?? throw Unexpected("a text or a number");

    public readonly string? NullableNumberOrText() => AnyText();

    public readonly string RepeatedText() => Text();

    public readonly string? NullableRepeatedText() => NullableText();

    public readonly long Int64() => _reader.TokenType switch
    {
        JsonTokenType.Number when _reader.TryGetInt64(out var value) => value,
        _ => throw Unexpected("a whole number"),
    };

    public readonly long? NullableInt64() => IsNull ? null : Int64();

    public readonly int Int32() => _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var value) ? value : throw Unexpected("a whole number");

    public readonly int? NullableInt32() => IsNull ? null : Int32();

    /// <summary>A whole number that some answers quote.</summary>
    public readonly long QuotedInt64() =>
        _reader.TokenType == JsonTokenType.String && long.TryParse(_reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : Int64();

    public readonly long? NullableQuotedInt64() => IsNull ? null : QuotedInt64();

    public readonly double Double() => _reader.TokenType == JsonTokenType.Number ? _reader.GetDouble() : throw Unexpected("a number");

    public readonly double? NullableDouble() => IsNull ? null : Double();

    /// <summary>Money and measures travel as text or as number.</summary>
    public readonly decimal Decimal() => _reader.TokenType switch
    {
        JsonTokenType.Number when _reader.TryGetDecimal(out var value) => value,
        JsonTokenType.String when decimal.TryParse(_reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Unexpected("a decimal number"),
    };

    public readonly decimal? NullableDecimal() => IsNull ? null : Decimal();

    public readonly bool Boolean() => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    public readonly bool? NullableBoolean() => IsNull ? null : Boolean();

    /// <summary>A time with or without fraction, <c>Z</c> or offset; without either it is UTC.</summary>
    public readonly DateTimeOffset Time()
    {
        if (_reader.TokenType != JsonTokenType.String)
            throw Unexpected("a time");
        if (_reader.TryGetDateTimeOffset(out var value) && HasZone(_reader.ValueSpan))
            return value;
        return DateTimeOffset.TryParse(_reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value) ? value : throw Unexpected("a time such as 2025-01-14T09:12:44Z");
    }

    public readonly DateTimeOffset? NullableTime() => IsNull ? null : Time();

    public readonly DateTimeOffset EpochSeconds()
    {
        var number = QuotedInt64();
        return Math.Abs(number) > MillisecondsFrom ? Milliseconds(number) : Seconds(number);
    }

    public readonly DateTimeOffset? NullableEpochSeconds() => IsNull ? null : EpochSeconds();

    public readonly DateTimeOffset EpochMilliseconds() => Milliseconds(QuotedInt64());

    public readonly DateTimeOffset? NullableEpochMilliseconds() => IsNull ? null : EpochMilliseconds();

    public readonly T Id<T>()
        where T : struct, IPlatformId<T> => T.FromWire(Text());

    public readonly T? NullableId<T>()
        where T : struct, IPlatformId<T> => IsNull ? null : T.FromWire(Text());

    public readonly T Word<T>()
        where T : struct, IOpenWord<T>
    {
        if (_reader.TokenType != JsonTokenType.String)
            throw Unexpected("a word");
        foreach (var known in T.KnownWords)
            if (_reader.ValueTextEquals(known))
                return T.FromWire(known);
        return T.FromWire(Text());
    }

    public readonly T? NullableWord<T>()
        where T : struct, IOpenWord<T> => IsNull ? null : Word<T>();

    /// <summary>Any value, kept beyond the life of the answer.</summary>
    public JsonElement Json() => RawText.Check(JsonElement.ParseValue(ref _reader));

    /// <summary>JSON that travels as the text of a string.</summary>
    public readonly JsonElement JsonInText()
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
    public IReadOnlyList<string> TextOrList() =>
        _reader.TokenType == JsonTokenType.String ? [Text()] : List(static (ref JsonCursor item) => item.Text());

    public IReadOnlyList<string>? NullableTextOrList() => IsNull ? null : TextOrList();

    public IReadOnlyList<T> List<T>(JsonRead<T> read)
    {
        StartList();
        var list = new List<T>();
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
            var name = Name;
            map[name] = read(ref this);
        }

        return map;
    }

    public IReadOnlyDictionary<string, T>? NullableMap<T>(JsonRead<T> read) => IsNull ? null : Map(read);

    public IReadOnlyDictionary<string, string?> TextMap() => Map(static (ref JsonCursor item) => item.AnyText());

    public IReadOnlyDictionary<string, string?>? NullableTextMap() => IsNull ? null : TextMap();

    public IReadOnlyDictionary<string, JsonElement> JsonMap() => Map(static (ref JsonCursor item) => item.Json());

    public IReadOnlyDictionary<string, JsonElement>? NullableJsonMap() => IsNull ? null : JsonMap();

    private readonly DateTimeOffset Seconds(long number) =>
        number is >= -62135596800 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(number) : throw Unexpected("a time in seconds");

    private readonly DateTimeOffset Milliseconds(long number) =>
        number is >= -62135596800000 and <= 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : throw Unexpected("a time in milliseconds");

    /// <summary>A time without zone would otherwise be read in the zone of this machine.</summary>
    private static bool HasZone(ReadOnlySpan<byte> text) =>
        text.Length > 0 && (text[^1] == (byte)'Z' || (text.Length > 6 && text[^6] is (byte)'+' or (byte)'-'));
}
