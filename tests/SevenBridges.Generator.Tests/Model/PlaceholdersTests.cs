using SevenBridges.Generator.Model;

namespace SevenBridges.Generator.Tests.Model;

/// <summary>Which paths the description may have, and what is to be filled in.</summary>
public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/files")]
    [InlineData("/files/{file}/actions/copy")]
    [InlineData("/a.b_c~d-e/{any thing}")]
    public void Path_OfWholeParts_IsWellFormed(string path) => Placeholders.IsWellFormed(path).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("files")]
    [InlineData("//")]
    [InlineData("/files/")]
    [InlineData("/files//x")]
    [InlineData("/files/{}")]
    [InlineData("/files/{file}x")]
    [InlineData("/files/x{file}")]
    [InlineData("/files/{a{b}")]
    [InlineData("/files/{a\"b}")]
    [InlineData("/files/{file")]
    [InlineData("/files?x=1")]
    [InlineData("/naïve")]
    public void Path_OfAnythingElse_IsNot(string path) => Placeholders.IsWellFormed(path).Should().BeFalse();

    [Fact]
    public void Placeholders_InAPath_AreFoundOneAfterTheOther()
    {
        const string Path = "/a/{b}/{{c}/{}/{d";

        Placeholders.Next(Path, 0).Should().Be((3, 5));
        Placeholders.Next(Path, 5).Should().Be((8, 10));
        Placeholders.Next(Path, 10).Should().Be((-1, -1));
    }
}
