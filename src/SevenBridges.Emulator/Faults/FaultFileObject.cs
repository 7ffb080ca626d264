using System.Text.Json;

namespace SevenBridges.Emulator.Faults;

/// <summary>An object of a fault file, and where it stands, for the sentence about what is wrong with it.</summary>
internal sealed class FaultFileObject(JsonElement element, string place)
{
    private readonly JsonElement element = element.ValueKind == JsonValueKind.Object ? element : throw new FormatException($"In the fault file, {place} is no object.");

    public FormatException Wrong(string what) => new($"In the fault file, {place}: {what}.");

    public void AllowOnly(params string[] names)
    {
        foreach (var member in element.EnumerateObject())
            if (!names.Contains(member.Name, StringComparer.Ordinal))
                throw Wrong($"'{member.Name}' is unknown; known are {string.Join(", ", names)}");
    }

    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong($"'{name}' is no text");

    public long? Number(string name) =>
        Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong($"'{name}' is no whole number");

    public double? Real(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong($"'{name}' is no number");

    public long Needed(string name) => Number(name) ?? throw Wrong($"this fault needs '{name}'");

    public IEnumerable<KeyValuePair<string, string?>> Texts(string name) =>
        Find(name) is not { } value ? [] : value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(member => new KeyValuePair<string, string?>(member.Name, TextOrNull(member)))]
            : throw Wrong($"'{name}' is no object of texts");

    public IEnumerable<FaultFileObject> Objects(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select((item, index) => new FaultFileObject(item, $"{name}[{index}]"))
            : throw Wrong($"'{name}' is the list of what goes wrong, and is missing");

    private JsonElement? Find(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? TextOrNull(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString(),
        JsonValueKind.Null => null,
        _ => throw Wrong($"the header '{member.Name}' is no text, nor null"),
    };
}
