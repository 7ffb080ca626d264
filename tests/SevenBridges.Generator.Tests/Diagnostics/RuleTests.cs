using Microsoft.CodeAnalysis;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Each rule: what breaks it is an error at its place, and its nearest neighbour is none.</summary>
public sealed class RuleTests
{
    private static readonly IReadOnlyList<RuleCase> Cases = [.. DocumentRules.Cases, .. OperationRules.Cases, .. SchemaRules.Cases, .. WordRules.Cases];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, Cases.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Fault_OfADescription_IsAnErrorAtItsPlace(int number)
    {
        var fault = Cases[number];
        var marked = Marked.Parse(fault.BrokenText);

        var problems = GeneratorRun.Of(marked.Text).Problems;

        problems.Should().Contain(problem => problem.Id == fault.Rule.Id, "{0}; there are: {1}", fault, string.Join("\n", problems));
        var problem = problems.First(found => found.Id == fault.Rule.Id);
        problem.Severity.Should().Be(DiagnosticSeverity.Error);
        Marked.PlaceOf(problem).Should().Be(marked.PlaceIn("notes.json"), "{0}", problem);
        foreach (var word in fault.Words)
            problem.GetMessage().Replace('"', '\'').Should().Contain(word);
        problems.Select(other => other.Id).Distinct().Should()
            .BeSubsetOf([fault.Rule.Id, .. fault.Also.Select(also => also.Id)], "one fault is one error: {0}", string.Join("\n", problems));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Neighbour_OfAFault_IsNone(int number) =>
        GeneratorRun.Of(Cases[number].WholeText).Problems.Should().BeEmpty("{0}", Cases[number]);

    [Fact]
    public void Rules_EachHasACase() =>
        Rules.All.Select(rule => rule.Id)
            .Except(Cases.Select(found => found.Rule.Id)).Except(SeveralDocumentsTests.Tested.Select(rule => rule.Id)).Should().BeEmpty();

    [Fact]
    public void Rules_HaveIdsOfTheirOwn() => Rules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);

    [Fact]
    public void NotesWithoutChange_HaveNoFault() => GeneratorRun.Of(Notes.Text).Problems.Should().BeEmpty();
}
