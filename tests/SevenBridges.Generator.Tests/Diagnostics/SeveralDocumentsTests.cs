using Microsoft.CodeAnalysis;
using SevenBridges.Generator.Tests.Support;
using static SevenBridges.Generator.Diagnostics.Rules;

namespace SevenBridges.Generator.Tests.Diagnostics;

/// <summary>Faults that it takes several documents to make.</summary>
public sealed class SeveralDocumentsTests
{
    private const string Second =
        """
        { "openapi": "3.0.3", "info": { "title": "More", "version": "2" }, "components": { "schemas": { "Color": { "type": "string" } } } }
        """;

    /// <summary>The rules that are tested here and not as a case.</summary>
    internal static IReadOnlyList<Rule> Tested { get; } = [DuplicateComponent, DuplicateDocument];

    [Fact]
    public void Component_DefinedInTwoDocuments_IsAnErrorAtTheSecond()
    {
        var more = Marked.Parse(Second.Replace("\"Color\"", "▶\"Note\"◀", StringComparison.Ordinal));

        var problem = GeneratorRun.Of(("notes.json", Notes.Text), ("others.json", more.Text)).Problems.Should().ContainSingle().Subject;

        problem.Id.Should().Be(DuplicateComponent.Id);
        Marked.PlaceOf(problem).Should().Be(more.PlaceIn("others.json"));
        problem.GetMessage().Should().Contain("'Note' is already a schema in notes.json");
    }

    [Fact]
    public void Component_OfAnotherName_IsNoError() =>
        GeneratorRun.Of(("notes.json", Notes.Text), ("others.json", Second)).Problems.Should().BeEmpty();

    [Fact]
    public void Document_OfTheSameNameInAnotherFolder_IsAnErrorAndItsOperationsAreNotLostInSilence()
    {
        var run = GeneratorRun.Of(("notes.json", Notes.Text), ("second/schema/notes.json", "\n  " + Second));

        var problem = run.Problems.Should().ContainSingle().Subject;
        problem.Id.Should().Be(DuplicateDocument.Id);
        Marked.PlaceOf(problem).Should().Be("second/schema/notes.json(2,3)+1");
        problem.GetMessage().Should().Contain("'notes.json' is also the name of 'schema/notes.json'");
    }

    [Fact]
    public void Reference_ToAComponentOfAnotherDocument_SaysWhereItStands()
    {
        var marked = Marked.Parse(Notes.With(
            "\"shelf\": { \"type\": \"string\", \"description\": \"Where it goes.\" }",
            "\"shelf\": { \"allOf\": [{ \"$ref\": ▶\"#/components/schemas/Color\"◀ }], \"description\": \"Where it goes.\" }"));

        var problem = GeneratorRun.Of(("notes.json", marked.Text), ("others.json", Second)).Problems.Should().ContainSingle().Subject;

        problem.Id.Should().Be(UnknownReference.Id);
        Marked.PlaceOf(problem).Should().Be(marked.PlaceIn("notes.json"));
        problem.GetMessage().Should().Contain("write 'others.json#/components/schemas/Color'");
        GeneratorRun.Of(("notes.json", marked.Text.Replace("#/components/schemas/Color", "others.json#/components/schemas/Color")), ("others.json", Second)).Problems.Should().BeEmpty();
    }

    [Fact]
    public void Document_ThatIsBroken_HidesWhatMayFollowFromIt()
    {
        var withReference = Notes.With(
            "\"shelf\": { \"type\": \"string\", \"description\": \"Where it goes.\" }",
            "\"shelf\": { \"allOf\": [{ \"$ref\": \"others.json#/components/schemas/Color\" }], \"description\": \"Where it goes.\" }");

        var problems = GeneratorRun.Of(("notes.json", withReference), ("others.json", Second[..60])).Problems;

        problems.Select(problem => problem.Id).Should().Equal(BrokenJson.Id);
    }

    [Fact]
    public void File_OutsideOfTheFolderSchema_IsNotRead() =>
        GeneratorRun.Of(("notes.json", Notes.Text), ("schema/inner/notes.json", "not JSON")).Problems.Should().BeEmpty();
}
