using System.Text;
using System.Text.Json;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Json;

/// <summary>What models hold, what they note, and what saving sends.</summary>
public class ModelTests
{
    private const string FileJson = """
        {"href":"https://api.good.example/v2/files/f1","id":"f1","type":"file","name":"a.bam","size":10,"project":"me/wgs","parent":"p1",
         "created_on":"2025-01-20T08:01:33Z","modified_on":"2025-01-20T08:01:33Z","tags":["raw"],"metadata":{"sample_id":"S1","age":994,"none":null},
         "origin":{"task":"t1"},"storage":{"type":"PLATFORM"},"path":null,"unknown":{"deep":[1]}}
        """;

    private const string Page = """{"href":"https://api.good.example/v2/files","items":[{"id":"f1","name":"a"}],"links":[]}""";

    private const string ProjectJson = """
        {"href":"https://api.good.example/v2/projects/me/wgs","id":"me/wgs","name":"wgs","description":"d","tags":["a"],
         "settings":{"locked":false,"use_memoization":false,"intermediate_files":{"retention":"LIMITED","duration":24}}}
        """;

    [Fact]
    public async Task Get_DetailsOfFile_HoldsEveryFieldWithItsType()
    {
        var file = await new FakePlatform(_ => FakePlatform.Json(FileJson)).Client().Files.GetAsync("f1");

        file.Id.Should().Be(new FileId("f1"));
        file.Project!.Value.Value.Should().Be("me/wgs");
        file.Size.Should().Be(10);
        file.CreatedOn.Should().Be(new DateTimeOffset(2025, 1, 20, 8, 1, 33, TimeSpan.Zero));
        file.Type.Should().Be(FileType.File);
        file.Metadata.Should().Equal(new Dictionary<string, string?> { ["sample_id"] = "S1", ["age"] = "994", ["none"] = null });
        file.Origin!.Task!.Value.Value.Should().Be("t1");
        file.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Property_NotSentByPlatform_ThrowsAndNamesTheWayOut()
    {
        var file = await ListedAsync(new FakePlatform(_ => FakePlatform.Json(Page)));

        var read = () => file.Size;

        read.Should().Throw<FieldNotLoadedException>().WithMessage("*'size'*EnsureLoadedAsync()*Fields*").Which.Field.Should().Be("size");
        file.Holds(FileFields.Size).Should().BeFalse();
        file.Holds(FileFields.Id | FileFields.Name).Should().BeTrue();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("name", "size")]
    public async Task Get_DetailsWithoutAField_HaveNoneUnlessOnlySomeWereAskedFor(string fields, string? missing)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("""{"id":"f1","type":"folder","name":"a"}"""));
        var folder = await platform.Client().Files.GetAsync("f1", fields.Length == 0 ? default(FileFields) : fields);

        var read = () => folder.Size;

        if (missing is null)
            read().Should().BeNull();
        else
            read.Should().Throw<FieldNotLoadedException>().Which.Field.Should().Be(missing);
        await folder.EnsureLoadedAsync();
        (folder.Size, platform.Requests.Count).Should().Be((null, missing is null ? 1 : 2));
    }

    [Fact]
    public async Task EnsureLoaded_FieldsMissing_ReadsDetailsOnceAndKeepsChanges()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(Page), _ => FakePlatform.Json(FileJson));
        var file = await ListedAsync(platform);
        file.Name = "mine";

        await file.EnsureLoadedAsync();
        await file.EnsureLoadedAsync();

        file.Size.Should().Be(10);
        file.Name.Should().Be("mine");
        platform.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Save_NothingChanged_SendsNothing()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(FileJson));
        var file = await platform.Client().Files.GetAsync("f1");
        file.Name = "a.bam";
        file.Tags = ["raw"];
        file.Metadata["sample_id"] = "S1";

        await file.SaveAsync();

        file.HasChanges.Should().BeFalse();
        platform.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Save_NameTagsAndMetadata_SendsThreeSmallCallsInOrder()
    {
        var platform = new FakePlatform(seen => FakePlatform.Json(seen.Target.EndsWith("/tags", StringComparison.Ordinal) ? """["x"]""" : seen.Target.EndsWith("/metadata", StringComparison.Ordinal) ? "{}" : FileJson));
        var file = await platform.Client().Files.GetAsync("f1");
        (file.Name, file.Tags) = ("b.bam", ["x"]);
        file.Metadata["library"] = "L1";

        await file.SaveAsync();

        platform.Requests.Skip(1).Select(seen => $"{seen.Method} {seen.Target} {Encoding.UTF8.GetString(seen.Body!)}").Should().Equal(
            """PATCH /v2/files/f1/metadata {"library":"L1"}""",
            """PUT /v2/files/f1/tags ["x"]""",
            """PATCH /v2/files/f1 {"name":"b.bam"}""");
        file.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Save_MetadataKeyRemoved_ReplacesTheWholeMap()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(FileJson));
        var file = await platform.Client().Files.GetAsync("f1");
        file.Metadata.Remove("none");

        await file.SaveAsync();

        var save = platform.Requests[1];
        (save.Method + " " + save.Target).Should().Be("PUT /v2/files/f1/metadata");
        Encoding.UTF8.GetString(save.Body!).Should().Be("""{"sample_id":"S1","age":"994"}""");
    }

    [Fact]
    public async Task Save_MetadataAssigned_ReplacesTheWholeMap()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(FileJson));
        var file = await platform.Client().Files.GetAsync("f1");
        file.Metadata = new Metadata { ["only"] = "this" };

        await file.SaveAsync();

        platform.Requests[1].Method.Should().Be("PUT");
        Encoding.UTF8.GetString(platform.Requests[1].Body!).Should().Be("""{"only":"this"}""");
    }

    [Fact]
    public async Task Save_NestedSetting_SendsOnlyThatSetting()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json(ProjectJson));
        var project = await platform.Client().Projects.GetAsync("me/wgs");
        project.Settings!.IntermediateFiles!.Duration = 48;

        project.HasChanges.Should().BeTrue();
        await project.SaveAsync();

        Encoding.UTF8.GetString(platform.Requests[1].Body!).Should().Be("""{"settings":{"intermediate_files":{"duration":48}}}""");
        project.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Save_SecondPartFails_KeepsExactlyWhatWasNotSent()
    {
        var platform = new FakePlatform(seen => seen.Target.EndsWith("/tags", StringComparison.Ordinal) ? FakePlatform.Error(403, 5011) : FakePlatform.Json(FileJson));
        var file = await platform.Client().Files.GetAsync("f1");
        (file.Name, file.Tags) = ("b.bam", ["x"]);
        file.Metadata["library"] = "L1";

        var save = () => file.SaveAsync();

        await save.Should().ThrowAsync<ForbiddenException>();
        file.Metadata.HasChanges.Should().BeFalse();
        file.HasChanges.Should().BeTrue();
        (file.Name, string.Join(',', file.Tags!)).Should().Be(("b.bam", "x"));
    }

    [Fact]
    public async Task Reload_ChangesNotSaved_DropsThem()
    {
        var file = await new FakePlatform(_ => FakePlatform.Json(FileJson)).Client().Files.GetAsync("f1");
        file.Name = "mine";

        await file.ReloadAsync();

        (file.Name, file.HasChanges).Should().Be(("a.bam", false));
    }

    [Fact]
    public void Equality_SameIdSameType_IsEqualWhateverElseIsHeld()
    {
        var one = ModelFactory.PlatformFile(id: "f1", name: "a");
        var other = ModelFactory.PlatformFile(id: "f1");

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        one.Should().NotBe(ModelFactory.PlatformFile(id: "f2"));
    }

    [Fact]
    public async Task Verb_ModelWithoutClient_SaysSo()
    {
        var copy = () => ModelFactory.PlatformFile(id: "f1").DeleteAsync();

        await copy.Should().ThrowAsync<InvalidOperationException>().WithMessage("*PlatformFile.DeleteAsync*needs a client*");
    }

    [Fact]
    public void Serializer_ModelWithResolver_RoundTripsWhatIsHeld()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = SevenBridgesJson.Resolver };

        var file = JsonSerializer.Deserialize<PlatformFile>(FileJson, options)!;
        var again = JsonSerializer.Deserialize<PlatformFile>(JsonSerializer.Serialize(file, options), options)!;

        again.Name.Should().Be("a.bam");
        again.Metadata.Should().Equal(file.Metadata);
        again.Holds(FileFields.Path).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"id":"f1","size":"ten"}""", "$.size")]
    [InlineData("""{"id":"f1","metadata":{"a":[1]}}""", "$.metadata.a")]
    [InlineData("""{"id":"f1","tags":["a",7]}""", "$.tags[1]")]
    [InlineData("""{"id":"f1","created_on":"yesterday-ish"}""", "$.created_on")]
    [InlineData("""{"id":"f1","name":"cut""", "$")]
    [InlineData("""[]""", "$")]
    public async Task Get_AnswerBreaksTheDescription_NamesOperationAndPath(string json, string path)
    {
        var get = () => new FakePlatform(_ => FakePlatform.Json(json)).Client().Files.GetAsync("f1");

        var error = (await get.Should().ThrowAsync<InvalidResponseException>()).Which;

        error.JsonPath.Should().StartWith(path);
        error.Message.Should().Contain("files.get");
        error.Operation.Should().Be("files.get");
    }

    [Fact]
    public async Task Get_NullWhereNoneIsDescribed_CountsAsAbsent()
    {
        var file = await new FakePlatform(_ => FakePlatform.Json("""{"id":"f1","name":null}""")).Client().Files.GetAsync("f1");

        file.Holds(FileFields.Name).Should().BeFalse();
    }

    private static async Task<PlatformFile> ListedAsync(FakePlatform platform) => (await platform.Client().Files.Query(new() { Project = "me/wgs" }).FirstPageAsync())[0];
}
