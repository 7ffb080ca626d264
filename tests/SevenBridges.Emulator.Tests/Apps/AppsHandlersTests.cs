using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tests.Support;

namespace SevenBridges.Emulator.Tests.Apps;

public sealed class AppsHandlersTests
{
    private const string Tool = """{"class": "CommandLineTool", "cwlVersion": "v1.2", "label": "My Tool", "baseCommand": ["true"], "inputs": [], "outputs": []}""";
    private const string Path = "owner=ada&project=engine&app=tool";

    private readonly LocalPlatform platform = new();

    [Fact]
    public void Raw_OfEachPublicApp_HasItsPortsInLists()
    {
        var apps = platform.Call("apps.query", query: "visibility=public").Listing!.All().Select(app => ((string)app["id"]!).Split('/'));

        apps.Select(id => platform.Call("apps.getRaw", $"owner={id[0]}&project={id[1]}&app={id[2]}").Body!)
            .Should().HaveCount(5).And.OnlyContain(raw => raw["inputs"] is JsonArray && raw["outputs"] is JsonArray);
    }

    [Fact]
    public void Install_Json_StampsTheDocument()
    {
        var raw = (JsonObject)platform.Call("apps.install", Path, body: JsonNode.Parse(Tool)).Body!;

        ((string?)raw["id"]).Should().Be("http://127.0.0.1:8765/v2/apps/ada/engine/tool/0/raw/");
        ((string?)raw["sbg:id"]).Should().Be("ada/engine/tool/0");
        ((int?)raw["sbg:latestRevision"]).Should().Be(0);
        ((long?)raw["sbg:createdOn"]).Should().Be(platform.Clock.GetUtcNow().ToUnixTimeSeconds());
        raw["sbg:contributors"]!.ToJsonString().Should().Be("""["ada"]""");
    }

    [Fact]
    public void Install_Yaml_ReadsIt()
    {
        var raw = (JsonObject)platform.Post("apps.install", Path, "application/yaml", "class: CommandLineTool\ncwlVersion: v1.0\nbaseCommand: [echo, '1']\ninputs:\n  n: {type: int, default: 3}\noutputs: []\n").Body!;

        raw["baseCommand"]!.ToJsonString().Should().Be("""["echo","1"]""");
        ((int?)raw["inputs"]!["n"]!["default"]).Should().Be(3);
    }

    [Theory]
    [InlineData("application/yaml", "class: [")]
    [InlineData("application/yaml", "just text")]
    [InlineData("application/yaml", "class: Nonsense")]
    public void Install_NoCwl_IsRefused(string type, string text) =>
        platform.Refuses(() => platform.Post("apps.install", Path, type, text)).Status.Should().Be(400);

    [Fact]
    public void Install_ThatExists_Conflicts()
    {
        platform.Install("tool", Tool);

        platform.Refuses(() => platform.Install("tool", Tool)).Code.Should().Be(6003);
    }

    [Fact]
    public void Install_IntoAPublicProject_IsNotAllowed() =>
        platform.Refuses(() => platform.Call("apps.install", "owner=admin&project=sbg-public-data&app=x", body: JsonNode.Parse(Tool))).Code.Should().Be(6001);

    [Fact]
    public void CreateRevision_NextNumber_AddsIt()
    {
        platform.Install("tool", Tool);
        platform.Call("apps.createRevision", Path + "&revision=1", body: JsonNode.Parse(Tool.Replace("My", "Your", StringComparison.Ordinal)));

        var app = platform.Get("apps.get", Path);
        ((string?)app["id"]).Should().Be("ada/engine/tool/1");
        ((string?)app["name"]).Should().Be("Your Tool");
        ((JsonArray)app["raw"]!["sbg:revisionsInfo"]!).Should().HaveCount(2);
        ((int?)platform.Get("apps.getRawRevision", Path + "&revision=0")["sbg:latestRevision"]).Should().Be(1);
        ((string?)platform.Get("apps.get", Path + "/0")["name"]).Should().Be("My Tool");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void CreateRevision_AnyOtherNumber_Conflicts(int number)
    {
        platform.Install("tool", Tool);

        platform.Refuses(() => platform.Call("apps.createRevision", $"{Path}&revision={number}", body: JsonNode.Parse(Tool))).Code.Should().Be(6003);
    }

    [Theory]
    [InlineData("tool/9", 6002)]
    [InlineData("other", 6002)]
    [InlineData("tool/x", 6011)]
    [InlineData("tool/0/1", 6011)]
    public void Get_WrongId_IsRefused(string app, int code)
    {
        platform.Install("tool", Tool);

        platform.Refuses(() => platform.Call("apps.get", $"owner=ada&project=engine&app={app}")).Code.Should().Be(code);
    }

    [Fact]
    public void Query_Visibility_TellsPublicFromPrivate()
    {
        platform.Install("tool", Tool);

        Ids("visibility=private").Should().Equal("ada/engine/tool");
        Ids("visibility=PUBLIC").Should().Contain("admin/sbg-public-data/cat-files").And.NotContain("ada/engine/tool");
        Ids("project=ada/engine").Should().Equal("ada/engine/tool");
        Ids("id=ada/engine/tool&id=admin/sbg-public-data/sha256sum").Should().HaveCount(2);
        Ids("visibility=public&q=SHA").Should().Equal("admin/sbg-public-data/sha256sum");
        platform.Refuses(() => Ids("visibility=x")).Code.Should().Be(6012);
    }

    [Theory]
    [InlineData("clone", 1)]
    [InlineData("direct", 0)]
    public void Copy_Strategy_SaysHowManyRevisionsCome(string strategy, int newest)
    {
        platform.Install("tool", Tool);
        platform.Call("apps.createRevision", Path + "&revision=1", body: JsonNode.Parse(Tool));

        var body = new JsonObject { ["project"] = LocalPlatform.Project, ["name"] = "Another Tool", ["strategy"] = strategy };
        var copy = (JsonObject)platform.Call("apps.copy", Path, body: body).Body!;

        ((string?)copy["id"]).Should().Be($"ada/engine/another-tool/{newest}");
        ((string?)copy["name"]).Should().Be("Another Tool");
        ((string?)copy["raw"]!["sbg:copyOf"]).Should().Be("ada/engine/tool/1");
    }

    [Fact]
    public void Copy_OfAPublicApp_NeedsNoMembership()
    {
        var copy = platform.Call("apps.copy", "owner=admin&project=sbg-public-data&app=cat-files", body: new JsonObject { ["project"] = LocalPlatform.Project });

        ((string?)copy.Body!["id"]).Should().Be("ada/engine/cat-files/0");
    }

    [Fact]
    public void Get_AppOfAProjectThatIsNotVisible_IsNotFound()
    {
        platform.Install("tool", Tool);
        platform.As = "eve";

        platform.Refuses(() => platform.Get("apps.get", Path)).Code.Should().Be(6002);
    }

    private IEnumerable<string?> Ids(string query) => platform.Call("apps.query", query: query).Listing!.All().Select(app => (string?)app["id"]);
}
