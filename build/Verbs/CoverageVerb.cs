using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>coverage</c>: says how many operations are described, emitted, emulated, called and compared, and which are not.</summary>
internal static class CoverageVerb
{
    public static Command Create()
    {
        var verb = new Command("coverage", "Says which operations are described, emitted, emulated, called by a test, and compared with NSwag's client in the last test run.");
        verb.SetAction(_ => Report(OperationCoverage.All(), Console.Out));
        return verb;
    }

    internal static int Report(IReadOnlyList<OperationCoverage> operations, TextWriter output)
    {
        output.WriteLine(Line("described", operations, operation => operation.IsDescribed));
        output.WriteLine(Line("emitted", operations, operation => operation.IsEmitted));
        output.WriteLine(Line("emulated", operations, operation => operation.IsEmulated));
        output.WriteLine(operations.All(operation => operation.IsCalled is null)
            ? "called    unknown: run 'dotnet test' first"
            : Line("called", operations, operation => operation.IsCalled is true));
        output.WriteLine(operations.All(operation => operation.IsCompared is null)
            ? "compared  unknown: run 'dotnet test tests/SevenBridges.Contract.Tests' first"
            : Line("compared", operations, operation => operation.IsCompared is true));

        var gaps = operations.Where(operation => !operation.IsWhole).ToList();
        foreach (var gap in gaps)
            output.WriteLine($"{gap.Operation}: {string.Join(", ", Missing(gap))}");
        return gaps.Count == 0 ? 0 : 1;
    }

    private static string Line(string what, IReadOnlyList<OperationCoverage> operations, Func<OperationCoverage, bool> isSo) =>
        $"{what,-9} {operations.Count(isSo)} of {operations.Count}";

    private static IEnumerable<string> Missing(OperationCoverage operation)
    {
        if (!operation.IsDescribed)
            yield return "not described";
        if (!operation.IsEmitted)
            yield return "not emitted";
        if (!operation.IsEmulated)
            yield return "not emulated";
        if (operation.IsCalled is false)
            yield return "not called";
        if (operation.IsCompared is false)
            yield return "not compared";
    }
}
