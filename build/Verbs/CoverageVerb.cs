using System.CommandLine;

namespace SevenBridges.Build;

/// <summary><c>coverage</c>: says how many operations are described, emitted, emulated and compared, and which are not.</summary>
internal static class CoverageVerb
{
    public static Command Create()
    {
        var verb = new Command("coverage", "Says which operations are described, emitted, emulated, and compared with NSwag's client in the last test run.");
        verb.SetAction(_ => Report(OperationCoverage.All(), Console.Out));
        return verb;
    }

    internal static int Report(IReadOnlyList<OperationCoverage> operations, TextWriter output)
    {
        output.WriteLine($"described {operations.Count}");
        output.WriteLine($"emitted   {operations.Count(operation => operation.IsEmitted)}");
        output.WriteLine($"emulated  {operations.Count(operation => operation.IsEmulated)}");
        output.WriteLine(operations.All(operation => operation.IsCompared is null)
            ? "compared  unknown: run 'dotnet test tests/SevenBridges.Contract.Tests' first"
            : $"compared  {operations.Count(operation => operation.IsCompared is true)}");

        var gaps = operations.Where(operation => !operation.IsWhole).ToList();
        foreach (var gap in gaps)
            output.WriteLine($"{gap.Operation}: {string.Join(", ", Missing(gap))}");
        return gaps.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Missing(OperationCoverage operation)
    {
        if (!operation.IsEmitted)
            yield return "not emitted";
        if (!operation.IsEmulated)
            yield return "not emulated";
        if (operation.IsCompared is false)
            yield return "not compared";
    }
}
