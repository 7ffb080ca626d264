using System.Text.RegularExpressions;

namespace SevenBridges.Build.Tests.Conventions;

public sealed partial class SourceConventionTests
{
    private const int LongestFile = 450;

    [Fact]
    public void Sources_WaitOrTellTime_ByTheClockTheyAreGiven() =>
        RepositoryFile.LinesWhere(Sources, line => RealClock().IsMatch(line))
            .ShouldBeNone("waiting and telling time go through TimeProvider, so that tests need no real clock");

    [Fact]
    public void Sources_AreFinished() =>
        RepositoryFile.LinesWhere(Sources, line => Unfinished().IsMatch(line)).ShouldBeNone("what lands is whole; what is missing stands in an issue");

    [Fact]
    public void Sources_SilenceNoWarningWithoutAReason() =>
        RepositoryFile.LinesWhere(Sources, line => line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !line.Contains("//"))
            .ShouldBeNone("a silenced warning has its reason behind it, in a comment on the same line");

    [Fact]
    public void Sources_SwallowNoException() =>
        Sources.Where(file => EmptyCatch().IsMatch(string.Join('\n', file.Lines))).Select(file => file.Path)
            .ShouldBeNone("a catch block that does nothing says at least, in a comment, why nothing is right");

    [Fact]
    public void Sources_FitOnAFewScreens() =>
        Sources.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines")
            .ShouldBeNone($"a file of more than {LongestFile} lines holds more than one idea");

    [Fact]
    public void Texts_NameNoFolderOfOneMachine() =>
        RepositoryFile.LinesWhere(RepositoryFile.All, line => MachinePath().IsMatch(line)).ShouldBeNone("the repository works wherever it is cloned");

    [Fact]
    public void Texts_EndLinesWithLineFeedsOnly() =>
        RepositoryFile.All.Where(file => File.ReadAllBytes(Repository.PathOf(file.Path)).Contains((byte)'\r')).Select(file => file.Path)
            .ShouldBeNone("text is compared byte by byte; .gitattributes says eol=lf");

    // This file names what it forbids.
    private static IEnumerable<RepositoryFile> Sources =>
        RepositoryFile.Sources.Where(file => !file.Path.EndsWith($"/{nameof(SourceConventionTests)}.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bThread\.Sleep\b|\bTask\.Delay\((?!.*([Cc]lock|[Tt]ime|TimeProvider))")]
    private static partial Regex RealClock();

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?(when\s*\([^{]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"(?<![\w.:/])/(work|root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
