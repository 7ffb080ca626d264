using System.Text.Json;

namespace SevenBridges.Http;

/// <summary>Something that writes itself as a JSON body.</summary>
internal interface IJsonBody
{
    void WriteTo(Utf8JsonWriter writer);
}
