namespace SevenBridges.Build.Tests.Releases;

public sealed class ChangelogTextTests
{
    private const string Empty = "# Changelog\n\n## Unreleased\n\n## 0.1.0\n\nFirst.\n";

    private static readonly Change Moved = new("Files", "`MoveAsync` added", Breaks.Nothing);
    private static readonly Change Copied = new("Files", "`CopyAsync` removed", Breaks.Source);
    private static readonly Change[] All = [Moved, Copied];
    private static readonly Version Released = new(0, 1, 0);
    private static readonly Raise Raise = new(Released, new(0, 1, 1));

    [Fact]
    public void Released_VersionStandsThereAlready_IsNotWrittenTwice() =>
        ChangelogText.Released(Empty, new Version(0, 1, 0)).Should().Be(Empty);

    [Fact]
    public void Changes_Written_StandBelowUnreleasedAndAreToldToTheCheck()
    {
        var written = ChangelogText.With(Empty, [Moved, Copied], Raise);

        written.Should().StartWith("# Changelog\n\n## Unreleased\n\n<!-- written by regenerate, with version 0.1.1 in place of 0.1.0: ").And.EndWith("\n\n## 0.1.0\n\nFirst.\n");
        written.Should().Contain($"-->\n{Moved.Line}\n{Copied.Line}\n<!-- ");
        ChangelogCheck.Faults(written, [Moved], Raise.To, Released).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Empty)]
    [InlineData("# Changelog\n\n## Unreleased\n\n- Files: faster.\n\n## 0.1.0\n")]
    public void Changes_TakenBack_LeaveWhatStoodThereByteForByte(string before) =>
        ChangelogText.With(ChangelogText.With(before, [Moved, Copied], Raise), [], null).Should().Be(before);

    [Fact]
    public void Changes_WrittenTwice_AreTheSameText() =>
        ChangelogText.With(ChangelogText.With(Empty, [Moved, Copied], Raise), [Moved, Copied], Raise).Should().Be(ChangelogText.With(Empty, [Moved, Copied], Raise));

    [Fact]
    public void Change_ToldByHand_IsNotToldAgain()
    {
        var before = $"## Unreleased\n\n{Moved.Line}\n\n## 0.1.0\n";

        ChangelogText.With(before, [Moved], null).Should().Be(before);
    }

    [Fact]
    public void Release_OfWhatWasWritten_KeepsTheLinesWithoutTheComments() =>
        ChangelogText.Released(ChangelogText.With(Empty, [Moved], Raise), Raise.To).Should().Be($"# Changelog\n\n## Unreleased\n\n## 0.1.1\n\n{Moved.Line}\n\n## 0.1.0\n\nFirst.\n");

    [Theory]
    [InlineData("0.1.0", null, 1, "0.1.1")] // too low: raised
    [InlineData("0.1.1", "0.1.0", 2, "0.2.0")] // its own, and more is asked for
    [InlineData("0.2.0", "0.1.0", 0, "0.1.0")] // its own, and nothing is asked for any more
    [InlineData("0.2.0", "0.1.5", 1, "0.1.5")] // its own, and less is asked for than a person had chosen
    [InlineData("0.3.0", null, 2, "0.3.0")] // chosen by a person
    [InlineData("0.3.0", null, 0, "0.3.0")]
    public void Version_AfterChanges_IsWhatTheyAskForUnlessAPersonChoseMore(string current, string? from, int changes, string expected)
    {
        var version = Version.Parse(current);
        var changelog = from is null ? Empty : ChangelogText.With(Empty, [Moved], new(Version.Parse(from), version));

        ChangelogText.After(changelog, version, Released, All[..changes]).Version.Should().Be(Version.Parse(expected));
    }

    [Fact]
    public void Version_ChosenOverWhatWasRaised_Stays()
    {
        var chosen = new Version(0, 3, 0);

        var (changelog, version) = ChangelogText.After(ChangelogText.With(Empty, [Moved], Raise), chosen, Released, All);

        version.Should().Be(chosen);
        changelog.Should().NotContain("with version");
    }

    [Fact]
    public void Version_OfABlockThatDoesNotSayWhatItReplaced_GoesBackToTheRelease()
    {
        var block = ChangelogText.With(Empty, [Moved], Raise).Replace(" in place of 0.1.0", "", StringComparison.Ordinal);

        ChangelogText.After(block, Raise.To, Released, []).Should().Be((Empty, Released));
    }

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.1.5")] // chosen by a person, higher than the release
    [InlineData("0.2.0")]
    public void Changes_MadeAndUndoneStepByStep_LeaveChangelogAndVersionAsTheyWere(string chosen)
    {
        var before = (Changelog: Empty, Version: Version.Parse(chosen));
        var one = After(before, 1);
        var two = After(one, 2);

        two.Version.Should().Be(new Version(0, 2, 0));
        After(two, 2).Should().Be(two);
        After(two, 1).Should().Be(one);
        After(two, 0).Should().Be(before);
        After(After(two, 1), 0).Should().Be(before);
    }

    private static (string Changelog, Version Version) After((string Changelog, Version Version) before, int changes) =>
        ChangelogText.After(before.Changelog, before.Version, Released, All[..changes]);
}
