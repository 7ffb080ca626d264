namespace SevenBridges.Build.Tests.Releases;

public sealed class ChangelogTextTests
{
    private const string Empty = "# Changelog\n\n## Unreleased\n\n## 0.1.0\n\nFirst.\n";

    private static readonly Change Moved = new("Files", "`MoveAsync` added", Breaks.Nothing);
    private static readonly Change Copied = new("Files", "`CopyAsync` removed", Breaks.Source);
    private static readonly Version Released = new(0, 1, 0);
    private static readonly Version Raised = new(0, 1, 1);

    [Fact]
    public void Released_VersionStandsThereAlready_IsNotWrittenTwice() =>
        ChangelogText.Released(Empty, new Version(0, 1, 0)).Should().Be(Empty);

    [Fact]
    public void Changes_Written_StandBelowUnreleasedAndAreToldToTheCheck()
    {
        var written = ChangelogText.With(Empty, [Moved, Copied], Raised);

        written.Should().StartWith("# Changelog\n\n## Unreleased\n\n<!-- written by regenerate, with version 0.1.1: ").And.EndWith("\n\n## 0.1.0\n\nFirst.\n");
        written.Should().Contain($"-->\n{Moved.Line}\n{Copied.Line}\n<!-- ");
        ChangelogCheck.Faults(written, [Moved], Raised, Released).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Empty)]
    [InlineData("# Changelog\n\n## Unreleased\n\n- Files: faster.\n\n## 0.1.0\n")]
    public void Changes_TakenBack_LeaveWhatStoodThereByteForByte(string before) =>
        ChangelogText.With(ChangelogText.With(before, [Moved, Copied], Raised), [], null).Should().Be(before);

    [Fact]
    public void Changes_WrittenTwice_AreTheSameText() =>
        ChangelogText.With(ChangelogText.With(Empty, [Moved, Copied], Raised), [Moved, Copied], Raised).Should().Be(ChangelogText.With(Empty, [Moved, Copied], Raised));

    [Fact]
    public void Change_ToldByHand_IsNotToldAgain()
    {
        var before = $"## Unreleased\n\n{Moved.Line}\n\n## 0.1.0\n";

        ChangelogText.With(before, [Moved], null).Should().Be(before);
    }

    [Fact]
    public void Release_OfWhatWasWritten_KeepsTheLinesWithoutTheComments() =>
        ChangelogText.Released(ChangelogText.With(Empty, [Moved], Raised), Raised).Should().Be($"# Changelog\n\n## Unreleased\n\n## 0.1.1\n\n{Moved.Line}\n\n## 0.1.0\n\nFirst.\n");

    [Theory]
    [InlineData("0.1.0", null, "0.1.1", "0.1.1")] // too low: raised
    [InlineData("0.1.1", "0.1.1", "0.2.0", "0.2.0")] // its own, and more is asked for
    [InlineData("0.2.0", "0.2.0", "0.1.0", "0.1.0")] // its own, and nothing is asked for any more
    [InlineData("0.3.0", "0.1.1", "0.2.0", "0.3.0")] // chosen by a person
    [InlineData("0.3.0", null, "0.1.0", "0.3.0")]
    public void Version_AfterChanges_IsWhatTheyAskForUnlessAPersonChoseMore(string current, string? raised, string needed, string expected)
    {
        var changelog = raised is null ? Empty : ChangelogText.With(Empty, [Moved], Version.Parse(raised));

        ChangelogText.Wanted(Version.Parse(current), changelog, Version.Parse(needed)).Should().Be(Version.Parse(expected));
    }
}
