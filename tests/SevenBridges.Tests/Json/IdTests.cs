using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Json;

/// <summary>What an id may be, and that none reaches another resource.</summary>
public class IdTests
{
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("a\0")]
    public void FileId_BadShape_IsRefusedWithTheReason(string text)
    {
        var make = () => new FileId(text);

        make.Should().Throw<ArgumentException>().WithMessage("*no FileId*");
    }

    [Fact]
    public void ProjectId_WithoutItsOwner_SaysHowItIsWritten()
    {
        var make = () => new ProjectId("wgs");

        make.Should().Throw<ArgumentException>()
            .WithMessage("'wgs' is no ProjectId: it has 1 segment instead of 2. A project by its owner and short name: 'owner/project'.*");
    }

    [Theory]
    [InlineData("wgs")]
    [InlineData("me/wgs/app")]
    [InlineData("me/")]
    [InlineData("../wgs")]
    [InlineData("me/..")]
    public void ProjectId_BadShape_IsRefused(string text)
    {
        var make = () => new ProjectId(text);

        make.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("a?b", "/v2/files/a%3Fb")]
    [InlineData("a#b", "/v2/files/a%23b")]
    [InlineData("%2f", "/v2/files/%252f")]
    [InlineData("%2e%2e", "/v2/files/%252e%252e")]
    [InlineData("a b+c", "/v2/files/a%20b%2Bc")]
    [InlineData("ü", "/v2/files/%C3%BC")]
    [InlineData("a\\b", "/v2/files/a%5Cb")]
    public async Task Get_IdWithSpecialLetters_IsEscapedInItsSegment(string id, string target)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"x"}"""));

        await platform.Client().Files.GetAsync(id);

        platform.Requests.Single().Target.Should().Be(target);
    }

    [Fact]
    public async Task Get_DefaultId_ThrowsAndSendsNothing()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));

        var get = async () => await platform.Client().Files.GetAsync(default(FileId));

        (await get.Should().ThrowAsync<ArgumentException>().WithMessage("*default(FileId)*new FileId(*")).Which.ParamName.Should().Be("file");
        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Verb_IdFromAnAnswerThatWouldLeaveItsPlace_IsRefused()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":".."}"""));
        var file = await platform.Client().Files.GetAsync("f1");

        var delete = async () => await file.DeleteAsync();

        await delete.Should().ThrowAsync<ArgumentException>();
        platform.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task App_IdWithRevision_IsUsedWholeForGetAndCutForInstall()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"me/wgs/app/3","class":"CommandLineTool"}"""));
        var apps = platform.Client().Apps;

        await apps.GetAsync("me/wgs/app/3");
        await apps.InstallAsync("me/wgs/app/3", CwlDocument.Parse("""{"class":"CommandLineTool"}"""));

        platform.Requests.Select(seen => seen.Target).Should().Equal("/v2/apps/me/wgs/app/3", "/v2/apps/me/wgs/app/raw");
    }

    [Fact]
    public void OpenWord_OtherCaseAndUnknown_ComparesAndSurvives()
    {
        new FileType("FOLDER").Should().Be(FileType.Folder);
        var added = new PlatformTaskStatus("HIBERNATING");
        (added.IsKnown, added.Value).Should().Be((false, "HIBERNATING"));
    }
}
