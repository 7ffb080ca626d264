using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one open map, such as <c>Metadata</c>.</summary>
internal static class MapEmitter
{
    public static SourceText Emit(MapModel map)
    {
        var value = map.Values switch { "text" => "string?", "cwl" => "CwlValue?", _ => "JsonElement" };
        var kind = map.Values switch { "text" => "TextMap", "cwl" => "CwlMap", _ => "JsonMap" };
        var writer = new SourceWriter();
        DocWriter.Docs(writer, map.Docs, "Setting a key notes that key; removing one, or assigning a new map to a model, notes that the whole is replaced.", map.Docs.Source);
        using (writer.Block($"public sealed partial class {map.Name} : {kind}{(map.Checks.Count > 0 ? ", IRequestBody" : "")}"))
        {
            writer.Lines(
                $$"""
                /// <summary>An empty map.</summary>
                public {{map.Name}}()
                {
                }

                /// <summary>A map with the pairs of another.</summary>
                /// <param name="pairs">Copied.</param>
                public {{map.Name}}(IEnumerable<KeyValuePair<string, {{value}}>> pairs)
                    : base(pairs)
                {
                }

                internal static {{map.Name}} FromJson(ref JsonCursor json)
                {
                    var map = new {{map.Name}}();
                    map.ReadPairs(ref json);
                    return map;
                }
                """);
            if (map.Checks.Count > 0)
                Check(writer, map);
        }

        return writer.ToSource();
    }

    private static void Check(SourceWriter writer, MapModel map)
    {
        writer.Line();
        using (writer.Block("void IRequestBody.Check()"))
            foreach (var check in map.Checks)
                writer.Lines($"Limits.{check.Method}(\"{map.Name}\", this{check.Arguments});");
    }
}
