using System.Text.RegularExpressions;

namespace SevenBridges.Generator.Emission;

/// <summary>The namespaces of the run-time types that emitted code names: each file has the usings that it needs, and no other.</summary>
internal static class Usings
{
    private static readonly Regex Texts = new(@"""(?:\\.|[^""\\])*""", RegexOptions.CultureInvariant);

    private static readonly (string Namespace, Regex Names)[] Known =
    [
        ("System.Text", Any("StringBuilder")),
        ("System.Text.Json", Any("JsonElement", "JsonEncodedText", "Utf8JsonWriter")),
        ("SevenBridges.Http", Any("ApiContext", "IJsonBody", "IRequestBody", "Operation", "RequestBuilder", @"Operations\.\w+\.(At|Below)\(", @"\w+\.First\(")),
        ("SevenBridges.Json", Any(
            "Extent", "FieldText", "Given", "IdShape", "IFieldSelection", "IOpenWord", "IPlatformId", "IWireText", "JsonCursor", "Limits", "OpenWord", @"json\.(\w*Value|List|Map|\w*Text\w*|Epoch\w+)\(")),
    ];

    public static IEnumerable<string> For(IReadOnlyCollection<string> lines)
    {
        var code = lines.Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)).Select(WithoutTexts).ToArray();
        return Known.Where(known => code.Any(known.Names.IsMatch)).Select(known => known.Namespace);
    }

    /// <summary>A text may hold any word; only an interpolated one holds code.</summary>
    private static string WithoutTexts(string line) => line.Contains("$\"") ? line : Texts.Replace(line, "\"\"");

    private static Regex Any(params string[] names) =>
        new($@"(?<![\w.""])(?:{string.Join("|", names.Select(name => name.Contains(@"\") ? name : name + @"\b"))})", RegexOptions.CultureInvariant);
}
