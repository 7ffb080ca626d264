using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>
/// Reads a page of files with System.Text.Json alone. What the description allows and plain classes do not is said by converters: numbers as metadata,
/// times without zone, and null for what is never null, which counts as absent.
/// </summary>
internal static partial class FileOracle
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new Times(), new Values() } };

    /// <summary>What the text says, in one form; null when System.Text.Json refuses it.</summary>
    public static string? Read(byte[] utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<Page>(utf8, Options) is { } page ? Seen.Of(page.Items.Select(file => file?.Row())) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private sealed class Page
    {
        private List<File?> _items = [];

        public List<File?> Items { get => _items; set => _items = value ?? _items; }

        public List<Link?>? Links { get; set; }

        public string? Href { get; set; }
    }

    private sealed class Link
    {
        public string? Href { get; set; }

        public string? Rel { get; set; }

        public string? Next { get; set; }
    }

    private sealed class File
    {
        private string? _id;
        private string? _href;
        private string? _name;

        public string? Id { get => _id; set => _id = value ?? _id; }

        public string? Href { get => _href; set => _href = value ?? _href; }

        public string? Name { get => _name; set => _name = value ?? _name; }

        public string? Type { get; set; }

        public string? Project { get; set; }

        public string? Parent { get; set; }

        public long? Size { get; set; }

        public DateTimeOffset? CreatedOn { get; set; }

        public DateTimeOffset? ModifiedOn { get; set; }

        public Origin? Origin { get; set; }

        public Storage? Storage { get; set; }

        public Dictionary<string, Value>? Metadata { get; set; }

        public List<string?>? Tags { get; set; }

        public string? Path { get; set; }

        public object?[] Row() =>
        [
            Id, Href, Name, Type, Project, Parent, Size, CreatedOn, ModifiedOn, Origin?.Task, Origin?.Dataset, Storage?.Type, Storage?.Volume, Storage?.Location,
            Storage?.HostedOnLocations, Metadata?.Select(pair => new[] { pair.Key, pair.Value.Text }) ?? [], Tags, Path,
        ];
    }

    private sealed class Origin
    {
        public string? Task { get; set; }

        public string? Dataset { get; set; }
    }

    private sealed class Storage
    {
        public string? Type { get; set; }

        public string? Volume { get; set; }

        public string? Location { get; set; }

        public List<string?>? HostedOnLocations { get; set; }
    }

    private readonly record struct Value(string? Text);

    private sealed class Values : JsonConverter<Value>
    {
        public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.TokenType switch
        {
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => reader.GetString(),
        });

        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }

    private sealed partial class Times : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Zone().IsMatch(reader.GetString() ?? "") ? reader.GetDateTimeOffset() : new DateTimeOffset(reader.GetDateTime(), TimeSpan.Zero);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        [GeneratedRegex("T.*(Z|[+-][0-9:]+)$", RegexOptions.Singleline)]
        private static partial Regex Zone();
    }
}

/// <summary>What was read, as one text that two readers can be compared by.</summary>
internal static class Seen
{
    public static string Of(IEnumerable<object?[]?> files) => JsonSerializer.Serialize(files);
}
