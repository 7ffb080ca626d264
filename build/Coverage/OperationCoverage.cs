using System.Text.RegularExpressions;
using SevenBridges.Emulator;

namespace SevenBridges.Build;

/// <summary>How far one operation has come.</summary>
/// <param name="Operation">Its id.</param>
/// <param name="IsEmitted">Whether the client has it.</param>
/// <param name="IsEmulated">Whether the emulator answers it.</param>
/// <param name="IsCalled">Whether an emulator answered it with success in the last run of the tests; null: there was no run.</param>
/// <param name="IsCompared">Whether the last run of the contract tests made it with both clients; null: there was no run.</param>
internal sealed partial record OperationCoverage(string Operation, bool IsEmitted, bool IsEmulated, bool? IsCalled, bool? IsCompared)
{
    /// <summary>Whether the description has it. What it has not is left over from an older one.</summary>
    public bool IsDescribed { get; init; } = true;

    public bool IsWhole => IsDescribed && IsEmitted && IsEmulated && IsCalled is not false && IsCompared is not false;

    /// <summary>Every operation that the description, the client or the emulator knows, by id.</summary>
    public static IReadOnlyList<OperationCoverage> All()
    {
        var described = PlatformEmulator.DescribedOperations.ToHashSet(StringComparer.Ordinal);
        var emitted = Operations.All.Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        var missing = PlatformEmulator.MissingHandlers.ToHashSet(StringComparer.Ordinal);
        var results = Repository.PathOf("artifacts", "test-results", "SevenBridges.Contract.Tests.trx");
        var compared = File.Exists(results) ? ComparedIn(File.ReadAllText(results)) : null;
        var called = CalledIn(Repository.PathOf("artifacts", "test-results", "calls"));

        return [.. described.Union(emitted).Order(StringComparer.Ordinal)
            .Select(id => new OperationCoverage(id, emitted.Contains(id), described.Contains(id) && !missing.Contains(id), called?.Contains(id), compared?.Contains(id)) { IsDescribed = described.Contains(id) })];
    }

    /// <summary>The operations whose comparison passed, from a result file of <c>dotnet test</c>.</summary>
    internal static IReadOnlySet<string> ComparedIn(string results) =>
        PassedComparison().Matches(results).Select(match => match.Groups["operation"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The operations that the test projects wrote down, one a line; null when none did.</summary>
    internal static IReadOnlySet<string>? CalledIn(string folder) => Directory.Exists(folder) && Directory.GetFiles(folder, "*.txt") is { Length: > 0 } files
        ? files.SelectMany(File.ReadLines).ToHashSet(StringComparer.Ordinal)
        : null;

    [GeneratedRegex("""testName="[^"]*MadeByEitherClient[^"]*\(operation: &quot;(?<operation>[^&]*)&quot;\)"[^>]*outcome="Passed""")]
    private static partial Regex PassedComparison();
}
