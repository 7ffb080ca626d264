namespace SevenBridges.Generator.Emission;

/// <summary>XML doc comments. Sentences of the description may hold <c>&lt;c&gt;</c> and <c>&lt;see/&gt;</c> only where the model put them.</summary>
internal static class DocWriter
{
    public static void Summary(SourceWriter writer, string summary) =>
        writer.Lines($"/// <summary>{Text(summary)}</summary>");

    public static void Docs(SourceWriter writer, Docs docs, params string[] remarks)
    {
        Summary(writer, docs.Summary);
        Remarks(writer, [.. docs.Remarks.Select(Text), .. remarks]);
    }

    public static void Remarks(SourceWriter writer, IReadOnlyList<string> remarks)
    {
        if (remarks.Count == 1)
            writer.Lines($"/// <remarks>{remarks[0]}</remarks>");
        if (remarks.Count <= 1)
            return;
        writer.Lines("/// <remarks>");
        foreach (var remark in remarks)
            writer.Lines($"/// <para>{remark}</para>");
        writer.Lines("/// </remarks>");
    }

    public static void Parameter(SourceWriter writer, string name, string text) =>
        writer.Lines($"/// <param name=\"{name.TrimStart('@')}\">{Text(text)}</param>");

    public static string Text(string text) => text
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
        .Replace("&lt;c&gt;", "<c>").Replace("&lt;/c&gt;", "</c>")
        .Replace("&lt;see cref=", "<see cref=").Replace("/&gt;", "/>")
        .Replace("\n", " ");

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";
}
