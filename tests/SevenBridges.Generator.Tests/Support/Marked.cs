using Microsoft.CodeAnalysis;

namespace SevenBridges.Generator.Tests.Support;

/// <summary>A text in which <c>▶</c> and <c>◀</c> stand around the place that is meant.</summary>
internal sealed record Marked(string Text, int Line, int Column, int Length)
{
    public static Marked Parse(string marked)
    {
        var start = marked.IndexOf('▶', StringComparison.Ordinal);
        var end = marked.IndexOf('◀', StringComparison.Ordinal);
        (start >= 0 && end > start).Should().BeTrue("the text says which place is meant");
        var before = marked[..start];
        var text = before + marked[(start + 1)..end] + marked[(end + 1)..];
        return new Marked(text, before.Count(letter => letter == '\n') + 1, start - (before.LastIndexOf('\n') + 1) + 1, end - start - 1);
    }

    /// <summary>A place as the compiler writes it, counted from 1: <c>schema/notes.json(12,9)+4</c>.</summary>
    public static string PlaceOf(Diagnostic problem)
    {
        var span = problem.Location.GetLineSpan();
        var length = problem.Location.SourceSpan.Length;
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})+{length}";
    }

    public string PlaceIn(string name) => $"schema/{name}({Line},{Column})+{Length}";
}
