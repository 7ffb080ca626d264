using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>What the bundle says about itself; the documents' own <c>info</c> speaks of one resource each.</summary>
internal static class BundleHead
{
    public static void Write(Utf8JsonWriter json, Description description)
    {
        json.WriteStartObject("info");
        json.WriteString("title", "Seven Bridges Platform API");
        json.WriteString("version", "2");
        json.WriteString("description", "Made from the documents in schema/; x-sbg-source names the file and line of what it stands on.");
        json.WriteEndObject();

        if (description.Shared.All(member => member.Name != "servers"))
            WriteServers(json);
    }

    private static void WriteServers(Utf8JsonWriter json)
    {
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", "https://api.sbgenomics.com/v2");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
