using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Diagnostics;

/// <summary>A problem of the description becomes an error of the compiler at its line and column in the JSON.</summary>
internal static class SchemaDiagnostics
{
    public static Diagnostic Create(SchemaProblem problem) =>
        Diagnostic.Create(DescriptorOf(problem), LocationOf(problem.Place), problem.Words.Cast<object>().ToArray());

    /// <summary>The compiler takes a message without words as it is, doubled braces included.</summary>
    private static DiagnosticDescriptor DescriptorOf(SchemaProblem problem) => new(
        problem.Rule.Id,
        problem.Rule.Title,
        problem.Words.Count > 0 ? problem.Rule.Message : problem.Rule.Message.Replace("{{", "{").Replace("}}", "}"),
        "SevenBridges.Description",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static Location LocationOf(Place place)
    {
        var start = new LinePosition(place.Line, place.Column);
        return Location.Create(
            place.Path,
            new TextSpan(place.Start, place.Length),
            new LinePositionSpan(start, new LinePosition(place.Line, place.Column + place.Length)));
    }
}
