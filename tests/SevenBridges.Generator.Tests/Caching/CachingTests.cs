using Microsoft.CodeAnalysis;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Caching;

/// <summary>An edit re-runs what it must and nothing else: otherwise every key stroke costs a whole generation.</summary>
public sealed class CachingTests
{
    public static TheoryData<string, Func<string, string>> Formats { get; } = new()
    {
        { "on one line", Reformatted.Compact },
        { "one member a line", Reformatted.Spread },
        { "with the line ends of Windows", Reformatted.WindowsLines },
        { "moved down", text => "\n\n\n" + text },
    };

    /// <summary>One sentence of each kind that a description has.</summary>
    public static TheoryData<string> Sentences { get; } =
    [
        "Throws a note away.",
        "Lists notes.",
        "Notes: short texts on a shelf.",
        "Color of the notes.",
        "A note by its id.",
        "A short text.",
        "How long it is.",
        "Whether a note counts.",
        "A new note.",
        "Where it goes.",
    ];

    [Fact]
    public void Code_Edited_RerunsNothing()
    {
        var run = GeneratorRun.Of(Notes.Text).ThenEditCode();

        run.Reasons(Steps.Documents).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        run.Reasons(Steps.Schema).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        run.OutputReasons().Should().NotBeEmpty().And.OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        run.Rewritten.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Description_Reformatted_RewritesNothing(string format, Func<string, string> reformat)
    {
        var run = GeneratorRun.Of(Notes.Text).ThenEdit(reformat);

        run.Problems.Should().BeEmpty(format);
        run.Reasons(Steps.Documents).Should().Equal(IncrementalStepRunReason.Modified);
        run.Reasons(Steps.Schema).Should().Equal(IncrementalStepRunReason.Unchanged);
        run.OutputReasons().Should().NotBeEmpty().And.OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        run.Rewritten.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_Edited_RewritesTheFilesThatHoldItAndNoOther(string sentence)
    {
        var before = GeneratorRun.Of(Notes.Text);
        var holders = before.Files.Where(file => file.Value.Contains(sentence, StringComparison.Ordinal)).Select(file => file.Key).ToArray();

        var run = before.ThenEdit(text => text.Replace(sentence, "Another sentence.", StringComparison.Ordinal));

        holders.Should().NotBeEmpty();
        run.Rewritten.Should().BeEquivalentTo(holders);
    }

    [Fact]
    public void Member_MadeReadOnly_RewritesWhatTurnsOnIt()
    {
        var run = GeneratorRun.Of(Notes.Text)
            .ThenEdit(text => text.Replace("\"x-sbg-name\": \"Words\", \"nullable\": true", "\"x-sbg-name\": \"Words\", \"nullable\": true, \"readOnly\": true"));

        run.Rewritten.Should().BeEquivalentTo("Notes/Note.g.cs", "Notes/Note.Json.g.cs", "ModelFactory/Note.g.cs", "Notes/NoteFields.g.cs");
    }

    [Fact]
    public void Reference_ThatDangles_RewritesWhatUsedItAndReportsIt()
    {
        var before = GeneratorRun.Of(Notes.Text);

        var run = before.ThenEdit(text => text.Replace("\"$ref\": \"#/components/schemas/NoteUpdate\"", "\"$ref\": \"#/components/schemas/NoteUpdat\""));

        run.Problems.Select(problem => problem.Id).Should().Contain(Rules.UnknownReference.Id);
        run.Rewritten.Should().BeEquivalentTo("Notes/NotesClient.g.cs", "Notes/Note.g.cs");
        run.Files.Keys.Should().BeEquivalentTo(before.Files.Keys.Except(["Notes/NoteUpdate.g.cs"]), "everything else is still there");
    }

    [Fact]
    public void Fault_ThatOnlyMoves_IsReportedAnewAndRewritesNoFile()
    {
        var faulty = GeneratorRun.Of(Notes.With("\"readOnly\": true, \"x-sbg-unit\": \"bytes\"", "\"readOnly\": true, \"x-sbg-unti\": \"bytes\""));

        var run = faulty.ThenEdit(text => "\n" + text);

        run.Rewritten.Should().BeEmpty();
        Marked.PlaceOf(run.Problems.Should().ContainSingle().Subject).Should().NotBe(Marked.PlaceOf(faulty.Problems.Single()));
    }
}
