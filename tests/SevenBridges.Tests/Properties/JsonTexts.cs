using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;

namespace SevenBridges.Tests.Properties;

/// <summary>
/// Generators of JSON texts from schemas: what the Platform may answer, and what a caller may send. A text and not a value, so that spellings of numbers and
/// times, orders of members and unknown members are part of it.
/// </summary>
internal sealed class JsonTexts
{
    private const int Deepest = 4;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Gen<string> Letters = Gen.OneOf(Gen.String[0, 12], Gen.OneOfConst("", "a", "S ä 1", "“quotes” \"and\" \\ / \n\t\u0001", "日本語 𝔾 👩‍🔬", "null", "12", "2025-01-01T00:00:00Z", "next", "https://api.good.example/v2/things?offset=3&limit=3"));
    private static readonly Gen<string> Scalars = Gen.OneOfConst("null", "true", "0", "-1.5e3", "\"\"", "\"text\"", "[]", "{}", "[1,[2,{}]]", "{\"a\":{\"b\":[null]}}");
    private static readonly Gen<DateTimeOffset> Times = Gen.Long[-62135596800L, 253402300799L].Select(Gen.Int[0, 9_999_999], (seconds, ticks) => DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(ticks));

    private readonly bool _isSent;

    private JsonTexts(bool isSent) => _isSent = isSent;

    /// <summary>What the Platform may answer: unknown members and words, nulls, members left out.</summary>
    public static JsonTexts Answered { get; } = new(isSent: false);

    /// <summary>What a caller may send: within the limits, nothing unknown.</summary>
    public static JsonTexts Sent { get; } = new(isSent: true);

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    public Gen<string> Of(Schema schema) => Of(schema, 0);

    private Gen<string> Of(Schema schema, int depth) => schema.IsNullable && !_isSent
        ? Gen.Frequency((1, Gen.Const("null")), (5, NotNull(schema, depth)))
        : NotNull(schema, depth);

    private Gen<string> NotNull(Schema schema, int depth) => schema.Form switch
    {
        Form.Object when depth > Deepest => Gen.Const("{}"),
        Form.Object => schema.Wire == "id-or-object" && !_isSent ? Gen.OneOf(Gen.Const("\"some-id\""), Object(schema, depth)) : Object(schema, depth),
        Form.Raw => Raw(schema, depth),
        Form.List => List(schema, depth),
        Form.TextMap => Map(_isSent ? Gen.OneOf(Text(null, null), Gen.Const("null")) : Gen.OneOf(Text(null, null), Gen.OneOfConst("null", "1.50", "994", "-1e3", "true"))),
        Form.CwlMap => Map(Cwl),
        Form.JsonMap => Map(Scalars),
        Form.ModelMap => Map(Of(schema.Values, depth + 1)),
        Form.Any => Scalars,
        Form.JsonInText => Scalars.Select(Quoted),
        Form.Word => Word(schema),
        Form.Id => Id(schema),
        Form.Boolean => Gen.Bool.Select(flag => flag ? "true" : "false"),
        _ => Scalar(schema),
    };

    private Gen<string> Scalar(Schema schema) => schema.Form switch
    {
        Form.Integer => Integer(schema),
        Form.QuotedInteger => _isSent ? Integer(schema) : Gen.OneOf(Integer(schema), Integer(schema).Select(Quoted)),
        Form.Number => Gen.OneOf(Gen.OneOfConst("0", "1.5", "-2.25e-7", "1E+3"), Gen.Double[-1e9, 1e9].Select(number => number.ToString("R", CultureInfo.InvariantCulture))),
        Form.Decimal => Gen.Decimal[-1_000_000, 1_000_000].Select(Gen.Bool, (value, isText) => isText ? $"\"{value.ToString(CultureInfo.InvariantCulture)}\"" : value.ToString(CultureInfo.InvariantCulture)),
        Form.Time => Times.Select(Gen.Int[0, 3], Spelled),
        Form.ZonelessTime => Times.Select(time => $"\"{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)}\""),
        Form.EpochSeconds => Epoch(Gen.OneOf(Gen.Long[0, 4_000_000_000], Gen.Long[100_000_000_001, 4_000_000_000_000])),
        Form.EpochMilliseconds => Epoch(Gen.Long[0, 4_000_000_000_000]),
        Form.NumberOrText => _isSent ? Text(null, null) : Gen.OneOf(Text(null, null), Gen.OneOfConst("1.50", "7", "-2e3")),
        Form.TextOrList => Gen.OneOf(Text(null, null), Text(null, null).List[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        _ => Text((int?)schema["minLength"], (int?)schema["maxLength"]),
    };

    private Gen<string> Object(Schema schema, int depth)
    {
        var members = schema.Properties.Where(property => !_isSent || !property.Schema.IsReadOnly)
            .Select(property => Of(property.Schema, depth + 1).Select(Gen.Bool, (value, isAlias) => $"{Quoted(isAlias && !_isSent ? AliasOf(property.Schema) ?? property.Name : property.Name)}:{value}"));
        var unknown = _isSent ? [] : new[] { Scalars.Select(value => $"\"x-unknown\":{value}"), Scalars.Select(value => $"\"\":{value}") };
        Gen<string>[] all = [.. members, .. unknown];
        if (_isSent && schema.Required.Count > 0)
            return Gen.ShuffleSelect(all, all.Length).Select(list => $"{{{string.Join(',', list)}}}");
        return Gen.OneOf(Gen.ShuffleSelect(all), Gen.ShuffleSelect(all, all.Length)).Select(list => $"{{{string.Join(',', list)}}}");
    }

    private Gen<string> Raw(Schema schema, int depth) => Gen.OneOf(Object(schema, depth), Gen.Const("{}"), Gen.Const("""{"anything":[1.50,{"deep":null}]}"""));

    private Gen<string> List(Schema schema, int depth)
    {
        var (least, most) = ((int?)schema["minItems"] ?? 0, Math.Min((int?)schema["maxItems"] ?? 3, 3));
        return Of(schema.Items, depth + 1).List[least, Math.Max(least, most)].Select(items => $"[{string.Join(',', items)}]");
    }

    private Gen<string> Word(Schema schema)
    {
        var known = Gen.OneOfConst([.. schema.Words.Select(Quoted)]);
        return _isSent ? known : Gen.OneOf(known, Gen.OneOfConst([.. schema.Words.Select(word => Quoted(Swapped(word)))]), Gen.Const("\"a word of a newer server\""));
    }

    private Gen<string> Id(Schema schema)
    {
        var lengths = schema["x-sbg-id"]!["segments"]!.AsArray().Select(count => (int)count!).ToArray();
        var shaped = Gen.OneOfConst(lengths).Select(Gen.OneOfConst("a", "wgs-2", "ü ber", "5f00"), (count, word) => Quoted(string.Join('/', Enumerable.Repeat(word, count))));
        return _isSent ? shaped : Gen.OneOf(shaped, Gen.OneOfConst("\"\"", "\"a/b/c/d/e/f\"", "\"..\""));
    }

    private static Gen<string> Integer(Schema schema)
    {
        var isShort = (string?)schema["format"] == "int32";
        var (least, most) = ((long?)schema["minimum"] ?? (isShort ? int.MinValue : long.MinValue), (long?)schema["maximum"] ?? (isShort ? int.MaxValue : long.MaxValue));
        return Gen.OneOf(Gen.OneOfConst(least, most, Math.Clamp(0, least, most)), Gen.Long[least, most]).Select(number => number.ToString(CultureInfo.InvariantCulture));
    }

    private static Gen<string> Text(int? least, int? most) =>
        Letters.Select(text => Quoted(text.Length >= (least ?? 0) && text.Length <= (most ?? int.MaxValue) ? text : new string('x', Math.Max(least ?? 0, 1))));

    private Gen<string> Epoch(Gen<long> numbers) => numbers.Select(Gen.Bool, (number, isText) => isText && !_isSent ? $"\"{number}\"" : $"{number}");

    private static Gen<string> Map(Gen<string> values) => Gen.ShuffleSelect(new[] { "a", "sample_id", "with \"quotes\"", "ß", "x.y" }.Select(key => values.Select(value => $"{Quoted(key)}:{value}")).ToArray())
        .Select(pairs => $"{{{string.Join(',', pairs)}}}");

    private static Gen<string> Cwl { get; } = Gen.OneOf(
        Scalars,
        Gen.OneOfConst(
            """{"class":"File","path":"5f00","name":"a.bam","secondaryFiles":[{"class":"File","path":"5f01"}],"metadata":{"x":1.50}}""",
            """{"class":"Directory","path":"5f02","extra":null}""",
            """[{"class":"File","path":"5f00"},null,1e3]""",
            """{"seed":11,"nested":{"class":"File"}}"""));

    private static string Spelled(DateTimeOffset time, int way) => way switch
    {
        0 => $"\"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}\"",
        1 => $"\"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF}\"",
        2 when time.Year is > 1 and < 9999 => $"\"{time.ToOffset(TimeSpan.FromHours(5.5)):yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz}\"",
        _ => $"\"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\"",
    };

    private static string? AliasOf(Schema schema) => (string?)schema["x-sbg-alias"];

    private static string Swapped(string word) => word.Any(char.IsLower) ? word.ToUpperInvariant() : word.ToLowerInvariant();
}
