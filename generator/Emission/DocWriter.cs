using System.Text;
using System.Text.RegularExpressions;

namespace SevenBridges.Generator.Emission;

/// <summary>XML doc comments. Sentences of the description are plain; what stands in backticks is shown as a word of the wire.</summary>
internal static class DocWriter
{
    private static readonly Regex Backticks = new("`([^`]+)`", RegexOptions.CultureInvariant);
    private static readonly Regex OwnMarkup = new(@"&lt;(c|/c|see cref=""[^""]+""/)&gt;", RegexOptions.CultureInvariant);

    public static void Summary(SourceWriter writer, string summary) => writer.Doc("<summary>", Text(summary), "</summary>");

    public static void Docs(SourceWriter writer, Docs docs, params string[] remarks)
    {
        Summary(writer, docs.Summary);
        Remarks(writer, [.. docs.Remarks, .. remarks]);
    }

    public static void Remarks(SourceWriter writer, IReadOnlyList<string> remarks)
    {
        if (remarks.Count == 1)
            writer.Doc("<remarks>", Text(remarks[0]), "</remarks>");
        if (remarks.Count <= 1)
            return;
        writer.Lines("/// <remarks>");
        foreach (var remark in remarks)
            writer.Doc("<para>", Text(remark), "</para>");
        writer.Lines("/// </remarks>");
    }

    public static void Parameter(SourceWriter writer, string name, string text) =>
        writer.Doc($"<param name=\"{name.TrimStart('@')}\">", Text(text), "</param>");

    /// <summary>What the compiler says to those who use what the Platform gives up.</summary>
    public static void Obsolete(SourceWriter writer, bool isDeprecated)
    {
        if (isDeprecated)
            writer.Lines("[Obsolete(\"The Platform gives this up; a later version may not have it.\")]");
    }

    /// <summary>Before a file that must itself use a member marked as obsolete.</summary>
    public static void UsesObsolete(SourceWriter writer, bool isNeeded)
    {
        if (isNeeded)
            writer.Lines("#pragma warning disable CS0618 // What the Platform gives up is still read and sent.\n");
    }

    /// <summary>A sentence as XML. The model may have put <c>c</c> and <c>see</c> into it.</summary>
    public static string Text(string text)
    {
        var plain = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
            _ = letter switch
            {
                '&' => plain.Append("&amp;"),
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                _ => plain.Append(CSharpText.IsPlain(letter) ? letter : ' '),
            };
        var xml = plain.ToString();
        xml = xml.IndexOf('`') < 0 ? xml : Backticks.Replace(xml, "<c>$1</c>");
        return (text.IndexOf('<') < 0 ? xml : OwnMarkup.Replace(xml, "<$1>")).Trim();
    }
}
