using System.Net;

namespace SevenBridges.Emulator.Tests.Automations;

public sealed class AutomationsTests : AutomationTest
{
    [Fact]
    public async Task Query_Seeded_HasOneAutomationWithPackageMemberAndAFinishedRun()
    {
        var automation = (await AskAsync("GET", Automations + "?fields=_all")).Items.Should().ContainSingle().Which!;
        var id = (string)automation["id"]!;

        ((string?)automation["name"]).Should().Be("nightly-import");
        (await AskAsync("GET", $"{Automations}/{id}/members")).Items.Select(member => (string?)member!["id"]).Should().Equal("rfranklin", "bmcclintock");
        var package = (await AskAsync("GET", $"{Automations}/{id}/packages?fields=_all")).Items.Should().ContainSingle().Which!;
        ((string?)package["python"]).Should().Be("3.8");
        var run = (await AskAsync("GET", $"/automation/runs?automation_id={id}&fields=_all")).Items.Should().ContainSingle().Which!;
        ((string?)run["status"]).Should().Be("FINISHED");
        ((int?)run["outputs"]!["samples"]).Should().Be(3);
        ((string?)run["automation"]!["name"]).Should().Be("nightly-import");
    }

    [Fact]
    public async Task AnyCall_WithoutAdvanceAccess_IsRefused()
    {
        var reply = await GetAsync(Automations);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        ((string?)reply.Body!["message"]).Should().Contain("advance");
    }

    [Fact]
    public async Task Create_ThenUpdate_ChangesWhatIsGivenAndMergesSecrets()
    {
        var created = await AskAsync("POST", Automations, """{"name":"weekly","secret_settings":{"a":"1","b":"2"}}""");
        var id = (string)created.Body!["id"]!;

        var updated = await AskAsync("PATCH", $"{Automations}/{id}", """{"description":"each Sunday","secret_settings":{"b":"3"}}""");

        ((int?)created.Body["memory_limit"]).Should().Be(500);
        ((string?)updated.Body!["description"]).Should().Be("each Sunday");
        updated.Body["secret_settings"]!.ToJsonString().Should().Be("""{"a":"1","b":"3"}""");
    }

    [Theory]
    [InlineData("""{"name":" "}""", 90000)]
    [InlineData("""{"name":"x","memory_limit":4001}""", 90000)]
    [InlineData("""{"name":"x","memory_limit":"much"}""", 90000)]
    [InlineData("""{"name":"x","billing_group":"none"}""", 4005)]
    public async Task Create_BadValue_IsRefusedAndLeavesNothing(string body, int code)
    {
        var reply = await AskAsync("POST", Automations, body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Code.Should().Be(code);
        (await AskAsync("GET", Automations)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_BillingGroupUnknown_Is4002() =>
        (await AskAsync("POST", Automations, $$"""{"name":"x","billing_group":"{{Guid.NewGuid()}}"}""")).Code.Should().Be(4002);

    [Fact]
    public async Task Get_Unknown_Is404() => (await AskAsync("GET", $"{Automations}/none")).Status.Should().Be(HttpStatusCode.NotFound);

    [Fact]
    public async Task Archive_ThenRestore_HidesItFromListsAndStopsItFromChanging()
    {
        var id = await SeededAsync();
        var package = await PackageAsync(id);

        (await AskAsync("POST", $"{Automations}/{id}/actions/archive")).Body!["archived"]!.GetValue<bool>().Should().BeTrue();

        (await AskAsync("GET", Automations)).Items.Should().BeEmpty();
        (await AskAsync("GET", Automations + "?include_archived=True")).Items.Should().ContainSingle();
        (await AskAsync("PATCH", $"{Automations}/{id}", """{"name":"x"}""")).Status.Should().Be(HttpStatusCode.Conflict);
        (await AskAsync("POST", "/automation/runs", $$$"""{"package":"{{{package}}}","inputs":{"samples":1}}""")).Status.Should().Be(HttpStatusCode.Conflict);
        (await AskAsync("POST", $"{Automations}/{id}/actions/restore")).Body!["archived"]!.GetValue<bool>().Should().BeFalse();
        (await AskAsync("GET", Automations)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Members_UserAndTeam_AreAddedChangedAndRemoved()
    {
        var members = $"{Automations}/{await SeededAsync()}/members";

        var user = await AskAsync("POST", members, """{"username":"gmendel","permissions":{"execute":true}}""");
        var team = await AskAsync("POST", members, """{"id":"t-1","type":"team","permissions":{"read":true}}""");

        ((string?)user.Body!["type"]).Should().Be("USER");
        ((string?)team.Body!["type"]).Should().Be("TEAM");
        (await AskAsync("POST", members, """{"username":"gmendel","permissions":{}}""")).Status.Should().Be(HttpStatusCode.Conflict);
        var changed = await AskAsync("PATCH", members + "/gmendel", """{"permissions":{"read":true,"write":true,"copy":false,"execute":false,"admin":false}}""");
        ((bool?)changed.Body!["permissions"]!["write"]).Should().BeTrue();
        ((bool?)changed.Body["permissions"]!["execute"]).Should().BeFalse();
        (await AskAsync("DELETE", members + "/t-1")).Status.Should().Be(HttpStatusCode.NoContent);
        (await AskAsync("GET", members + "/t-1")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "", """{"username":"nobody","permissions":{}}""", 2002)]
    [InlineData("POST", "", """{"id":"t-1","permissions":{}}""", 90000)]
    [InlineData("POST", "", """{"permissions":{}}""", 90000)]
    [InlineData("POST", "", """{"username":"gmendel"}""", 90000)]
    [InlineData("PATCH", "/bmcclintock", """{"permissions":{"read":true}}""", 90000)]
    [InlineData("DELETE", "/rfranklin", null, 90007)]
    [InlineData("DELETE", "/gmendel", null, 90003)]
    public async Task Members_WrongRequest_IsRefused(string method, string path, string? body, int code) =>
        (await AskAsync(method, $"{Automations}/{await SeededAsync()}/members{path}", body)).Code.Should().Be(code);

    [Theory]
    [InlineData("""{"version":"0.0.1","location":"LOCATION","schema":{}}""", 90007)]
    [InlineData("""{"version":"0.0.2","location":"none","schema":{}}""", 5002)]
    [InlineData("""{"version":"0.0.2","location":"LOCATION"}""", 90000)]
    [InlineData("""{"location":"LOCATION","schema":{}}""", 90000)]
    [InlineData("""{"version":"0.0.2","location":"LOCATION","schema":{},"memory_limit":0}""", 90000)]
    public async Task CreatePackage_WrongRequest_IsRefused(string body, int code)
    {
        var id = await SeededAsync();
        var location = (string)(await AskAsync("GET", $"/automation/packages/{await PackageAsync(id)}")).Body!["location"]!;

        var reply = await AskAsync("POST", $"{Automations}/{id}/packages", body.Replace("LOCATION", location, StringComparison.Ordinal));

        reply.Code.Should().Be(code);
    }

    [Fact]
    public async Task CreatePackage_NullsAsPythonSendsThem_AreTaken()
    {
        var id = await SeededAsync();
        var location = (string)(await AskAsync("GET", $"/automation/packages/{await PackageAsync(id)}")).Body!["location"]!;

        var reply = await AskAsync("POST", $"{Automations}/{id}/packages", $$"""{"version":"0.0.2","location":"{{location}}","schema":{},"memory_limit":null,"python":null}""");

        ((string?)reply.Body!["python"]).Should().Be("3.6");
        reply.Body.AsObject().ContainsKey("href").Should().BeFalse();
    }

    [Fact]
    public async Task ArchivePackage_ThenRunIt_IsRefusedUntilItIsRestored()
    {
        var id = await SeededAsync();
        var package = await PackageAsync(id);
        var run = $$$"""{"package":"{{{package}}}","inputs":{"samples":1}}""";

        await AskAsync("POST", $"{Automations}/{id}/packages/{package}/actions/archive");

        (await AskAsync("POST", "/automation/runs", run)).Status.Should().Be(HttpStatusCode.Conflict);
        (await AskAsync("PATCH", $"/automation/packages/{package}", """{"memory_limit":100}""")).Status.Should().Be(HttpStatusCode.Conflict);
        await AskAsync("POST", $"{Automations}/{id}/packages/{package}/actions/restore");
        (await AskAsync("POST", "/automation/runs", run)).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task ArchivePackage_OfAnotherAutomation_Is404()
    {
        var package = await PackageAsync(await SeededAsync());
        var other = (string)(await AskAsync("POST", Automations, """{"name":"other"}""")).Body!["id"]!;

        (await AskAsync("POST", $"{Automations}/{other}/packages/{package}/actions/archive")).Code.Should().Be(90003);
    }
}
