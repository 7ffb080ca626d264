using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>What the bundle says about itself; the documents' own <c>info</c> speaks of one resource each.</summary>
internal static class BundleHead
{
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteString("openapi", "3.0.3");
        json.WriteStartObject("info");
        json.WriteString("title", "Seven Bridges Platform API");
        json.WriteString("version", "2");
        json.WriteString("description", "Made from the documents in schema/; x-sbg-source names the file and line of what it stands on.");
        json.WriteEndObject();
    }
}
