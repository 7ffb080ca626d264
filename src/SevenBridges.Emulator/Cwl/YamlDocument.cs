using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Reads YAML as the JSON that it stands for, by YAML 1.2's core schema.</summary>
internal static class YamlDocument
{
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static JsonNode? Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));

        // Written and read again, so that its numbers are those of a parsed document, which convert to any type that holds them.
        return stream.Documents.Count == 0 ? null : JsonNode.Parse(Node(stream.Documents[0].RootNode)?.ToJsonString() ?? "null");
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => Map(map),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => null,
    };

    private static JsonObject Map(YamlMappingNode map)
    {
        var members = new JsonObject();
        foreach (var (key, value) in map.Children)
            members[((YamlScalarNode)key).Value ?? ""] = Node(value);
        return members;
    }

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
            return text;
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Number(text) ?? text,
        };
    }

    private static JsonNode? Number(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) && text[^1] != '.')
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Real, CultureInfo.InvariantCulture, out var real) ? real : null;
    }
}
