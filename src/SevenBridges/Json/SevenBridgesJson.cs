using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>
/// Lets <see cref="JsonSerializer"/> read and write our models, without reflection:
/// <c>new JsonSerializerOptions { TypeInfoResolver = SevenBridgesJson.Resolver }</c>. What a model does not hold is not written.
/// </summary>
public sealed partial class SevenBridgesJson : IJsonTypeInfoResolver
{
    private SevenBridgesJson()
    {
    }

    /// <summary>The one resolver.</summary>
    public static SevenBridgesJson Resolver { get; } = new();

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => InfoOf(type)?.For(options);
}

/// <summary>How one type of model is known to <see cref="JsonSerializer"/>.</summary>
internal interface IModelInfo
{
    JsonTypeInfo For(JsonSerializerOptions options);
}

internal sealed class ModelInfo<T>(JsonRead<T> read) : JsonConverter<T>, IModelInfo
    where T : PlatformModel
{
    public JsonTypeInfo For(JsonSerializerOptions options) => JsonMetadataServices.CreateValueInfo<T>(options, this);

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var utf8 = Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
        return JsonAnswer.Read(utf8, null, read, static fault => new JsonException($"{fault.What} Path: {fault.Path}.", fault.Error));
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.WriteModel(writer, Extent.Held);
}
