namespace SevenBridges.Build.Tests.Releases;

public sealed class ReleaseTests
{
    private static readonly Change Compatible = new("Files", "`MoveAsync` added", Breaks.Nothing);
    private static readonly Change Breaking = new("Files", "`CopyAsync` removed", Breaks.Source | Breaks.Binary);

    [Theory]
    [InlineData("0.1.0", false, "0.1.1")]
    [InlineData("0.1.4", true, "0.2.0")]
    [InlineData("1.2.3", false, "1.3.0")]
    [InlineData("1.2.3", true, "2.0.0")]
    public void Version_AfterChanges_IsTheNextBySemanticVersioning(string released, bool breaks, string expected) =>
        ProjectVersion.After(Version.Parse(released), breaks ? [Compatible, Breaking] : [Compatible]).ToString().Should().Be(expected);

    [Fact]
    public void Version_WithoutChanges_Stays() => ProjectVersion.After(new(0, 1, 0), []).Should().Be(new Version(0, 1, 0));

    [Fact]
    public void Changelog_SaysAllAndTheVersionIsRaised_HasNoFault() =>
        ChangelogCheck.Faults($"# Changelog\n\n## Unreleased\n\n{Compatible.Line}\n\n## 0.1.0\n", [Compatible], new(0, 1, 1), new(0, 1, 0)).Should().BeEmpty();

    [Fact]
    public void Changelog_LacksAChange_IsTold() =>
        ChangelogCheck.Faults($"# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n{Compatible.Line}\n", [Compatible], new(0, 1, 1), new(0, 1, 0))
            .Should().Equal("CHANGELOG.md does not say below 'Unreleased': - Files: `MoveAsync` added.");

    [Fact]
    public void Version_NotRaised_IsTold() =>
        ChangelogCheck.Faults($"## Unreleased\n{Breaking.Line}\n", [Breaking], new(0, 1, 1), new(0, 1, 0))
            .Should().Equal("The version is 0.1.1, and has to be 0.2.0 at least: set VersionPrefix in Directory.Build.props.");

    [Fact]
    public void Change_Shown_SaysWhomItBreaks() =>
        (Compatible.ToString(), Breaking.ToString()).Should().Be(("- Files: `MoveAsync` added. [compatible]", "- Files: `CopyAsync` removed. [breaks source and binary]"));

    [Theory]
    [InlineData("public virtual Task UploadAsync(string path, CancellationToken cancellationToken = default);", "public virtual Task UploadAsync(string path, int? speed = null, CancellationToken cancellationToken = default);", "breaks binary")]
    [InlineData("public virtual Task UploadAsync(string path);", "public virtual Task UploadAsync(Uri path);", "breaks source and binary")]
    [InlineData("public int Speed { get; set; }", "public int Speed { get; set; }", null)]
    public void Listing_AMemberByHandChanges_IsClassed(string before, string after, string? told)
    {
        static string Listing(string member) => $"namespace SevenBridges\n{{\n    public class FilesClient\n    {{\n        {member}\n    }}\n}}\n";

        var changes = ListingDiff.Between("SevenBridges", Listing(before), Listing(after), new HashSet<string>());

        if (told is null)
            changes.Should().BeEmpty();
        else
            changes.Should().ContainSingle().Which.ToString().Should().Be($"- SevenBridges: `FilesClient.UploadAsync` changed. [{told}]");
    }

    [Fact]
    public void Listing_MembersFromTheDescription_AreLeftToIt() =>
        ListingDiff.Between("SevenBridges", "    public class FilesClient\n        public virtual Task GetAsync();\n", "    public class FilesClient\n", new HashSet<string> { "FilesClient", "FilesClient.GetAsync" }).Should().BeEmpty();

    /// <summary>What the maintainers' program says of this checkout: whoever changes the surface tells it.</summary>
    [Fact]
    public void Repository_SinceTheLastRelease_IsToldInChangelogAndVersion()
    {
        var (released, now) = (Released.Load(), Released.Now());

        var faults = ChangelogCheck.Faults(File.ReadAllText(Repository.PathOf("CHANGELOG.md")), released.ChangesTo(now), now.Version, released.Version);

        string.Join('\n', faults).Should().BeEmpty("'dotnet run --project build -- regenerate' writes what is missing");
    }
}
