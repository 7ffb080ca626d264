using System.Text.Json;
using System.Text.Json.Serialization;

namespace SevenBridges.Contract.Tests.Reference;

/// <summary>The hand-written half of NSwag's client: what is not set is not sent.</summary>
internal partial class ReferenceClient
{
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
