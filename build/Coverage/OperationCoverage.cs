using System.Text.RegularExpressions;
using SevenBridges.Emulator;

namespace SevenBridges.Build;

/// <summary>How far one operation of the description has come.</summary>
/// <param name="Operation">Its id.</param>
/// <param name="IsEmitted">Whether the client has it.</param>
/// <param name="IsEmulated">Whether the emulator answers it.</param>
/// <param name="IsCompared">Whether the last run of the contract tests made it with both clients; null: there was no run.</param>
internal sealed partial record OperationCoverage(string Operation, bool IsEmitted, bool IsEmulated, bool? IsCompared)
{
    public bool IsWhole => IsEmitted && IsEmulated && IsCompared is not false;

    /// <summary>Every operation, by id.</summary>
    public static IReadOnlyList<OperationCoverage> All()
    {
        var emitted = Operations.All.Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        var missing = PlatformEmulator.MissingHandlers.ToHashSet(StringComparer.Ordinal);
        var results = Repository.PathOf("artifacts", "test-results", "SevenBridges.Contract.Tests.trx");
        var compared = File.Exists(results) ? ComparedIn(File.ReadAllText(results)) : null;

        return [.. PlatformEmulator.DescribedOperations.Order(StringComparer.Ordinal)
            .Select(id => new OperationCoverage(id, emitted.Contains(id), !missing.Contains(id), compared?.Contains(id)))];
    }

    /// <summary>The operations whose comparison passed, from a result file of <c>dotnet test</c>.</summary>
    internal static IReadOnlySet<string> ComparedIn(string results) =>
        PassedComparison().Matches(results).Select(match => match.Groups["operation"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("""testName="[^"]*\(operation: &quot;(?<operation>[^&]*)&quot;\)"[^>]*outcome="Passed""")]
    private static partial Regex PassedComparison();
}
