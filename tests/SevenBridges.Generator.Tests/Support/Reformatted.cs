using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Generator.Tests.Support;

/// <summary>The same JSON, members in the same order, in another dress.</summary>
internal static class Reformatted
{
    public static string Compact(string text) => JsonNode.Parse(text)!.ToJsonString();

    /// <summary>One member a line, by tabs.</summary>
    public static string Spread(string text) =>
        JsonNode.Parse(text)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentCharacter = '\t', IndentSize = 1 });

    public static string WindowsLines(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
