using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Users of divisions, divisions, teams and their members; teams and divisions as members of projects.</summary>
public class DivisionsTests : ApiTest
{
    private const string Own = "double-helix";
    private const string Strangers = "down-house";
    private const string NoSuchTeam = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public async Task Users_OfADivisionByRole_AreThoseAndHaveIt()
    {
        var members = await GetAsync($"/users?division={Own}&role=MEMBER");

        members.Items.Select(user => ((string)user!["username"]!, (string)user["role"]!))
            .Should().Equal(($"{Own}/mwilkins", "member"), ($"{Own}/rgosling", "member"));
        (await GetAsync($"/users?division={Own}")).Items.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("/users", 400, 2105)]
    [InlineData("/users?division=", 400, 2105)]
    [InlineData($"/users?division={Strangers}", 404, 2002)]
    [InlineData($"/users/{Strangers}/cdarwin", 403, 2001)]
    [InlineData("/users/nobody", 404, 2002)]
    [InlineData("/teams", 400, 2105)]
    [InlineData("/teams?division=nowhere", 404, 90003)]
    [InlineData($"/teams/{NoSuchTeam}", 404, 90003)]
    [InlineData($"/divisions/{Strangers}", 404, 90003)]
    [InlineData($"/divisions/{Strangers}/teams", 404, 90003)]
    public async Task Request_Bad_GetsThePlatformsStatusAndCode(string path, int status, int code)
    {
        var reply = await GetAsync(path);

        ((int)reply.Status, reply.Code).Should().Be((status, code));
    }

    [Fact]
    public async Task User_Disabled_IsGoneFromDivisionTeamAndUsers()
    {
        var team = await TeamAsync();

        var disabled = await SendAsync("DELETE", $"/users/{Own}/rgosling", "{}");

        disabled.Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"/users/{Own}/rgosling")).Code.Should().Be(2002);
        (await GetAsync($"/users?division={Own}")).Items.Should().HaveCount(3);
        (await GetAsync($"/teams/{team}/members")).Items.Should().ContainSingle();
    }

    [Theory]
    [InlineData("rfranklin", 403, 2001)]
    [InlineData("gmendel", 403, 2001)]
    [InlineData($"{Strangers}/cdarwin", 403, 2001)]
    [InlineData($"{Own}/nobody", 404, 2002)]
    public async Task User_WhomOneDoesNotManage_IsNotDisabled(string user, int status, int code)
    {
        var reply = await SendAsync("DELETE", $"/users/{user}");

        ((int)reply.Status, reply.Code).Should().Be((status, code));
        (await GetAsync("/user")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Divisions_Listed_AreThoseOfTheAccount()
    {
        (await GetAsync("/divisions")).Items.Select(division => (string)division!["id"]!).Should().Equal(Own);
        ((string)(await GetAsync($"/divisions/{Own}")).Body!["name"]!).Should().Be("Double Helix");
    }

    [Theory]
    [InlineData($"/teams?division={Own}", "Crystallography")]
    [InlineData($"/teams?division={Own}&_all=False", "Crystallography")]
    [InlineData($"/teams?division={Own}&_all=True", "Crystallography,Model builders")]
    [InlineData($"/divisions/{Own}/teams", "Crystallography")]
    public async Task Teams_OfADivision_AreOnesOwnOrAll(string path, string names) =>
        string.Join(',', (await GetAsync(path)).Items.Select(team => (string)team!["name"]!)).Should().Be(names);

    [Fact]
    public async Task Team_CreatedRenamedDeleted_IsSeen()
    {
        var team = (await SendAsync("POST", "/teams", $$"""{"name":"Models","division":"{{Own}}"}""")).Body!;
        var renamed = await SendAsync("PATCH", $"/teams/{team["id"]}", """{"name":"Big models"}""");
        var deleted = await SendAsync("DELETE", $"/teams/{team["id"]}");

        ((string)team["role"]!, (string)renamed.Body!["name"]!).Should().Be(("admin", "Big models"));
        deleted.Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"/teams/{team["id"]}")).Code.Should().Be(90003);
    }

    [Fact]
    public async Task Team_NameTakenOrEmpty_IsRefused()
    {
        (await SendAsync("POST", "/teams", $$"""{"name":"Crystallography","division":"{{Own}}"}""")).Code.Should().Be(90007);
        (await SendAsync("POST", "/teams", $$"""{"name":" ","division":"{{Own}}"}""")).Code.Should().Be(90000);
        (await SendAsync("POST", "/teams", $$"""{"name":"Models","division":"{{Strangers}}"}""")).Code.Should().Be(90003);
        (await SendAsync("PATCH", $"/teams/{await TeamAsync()}", """{"name":"Model builders"}""")).Code.Should().Be(90007);
        (await SendAsync("PATCH", $"/teams/{await TeamAsync()}", """{"name":"Crystallography"}""")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TeamMember_AddedAndRemoved_IsSeen()
    {
        var members = $"/teams/{await TeamAsync()}/members";

        var added = await SendAsync("POST", members, $$"""{"id":"{{Own}}/mwilkins"}""");
        var again = await SendAsync("POST", members, $$"""{"id":"{{Own}}/mwilkins"}""");
        var stranger = await SendAsync("POST", members, """{"id":"gmendel"}""");
        var removed = await SendAsync("DELETE", $"{members}/{Own}/mwilkins");
        var absent = await SendAsync("DELETE", $"{members}/{Own}/mwilkins");

        added.Body!.ToJsonString().Should().Contain($"""
            "id":"{Own}/mwilkins","username":"{Own}/mwilkins","role":"member"
            """);
        (again.Code, stranger.Code, absent.Code).Should().Be((90007, 2002, 2002));
        removed.Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Team_ManagedByNeitherTeamNorDivision_IsRefused()
    {
        Emulator.State.Divisions[Own].Roles["rfranklin"] = "member";
        var foreign = (await GetAsync($"/teams?division={Own}&_all=true")).Items[1]!["id"];

        (await SendAsync("PATCH", $"/teams/{foreign}", """{"name":"Mine"}""")).Code.Should().Be(90002);
        (await SendAsync("DELETE", $"/teams/{foreign}")).Code.Should().Be(90002);
        (await SendAsync("POST", $"/teams/{foreign}/members", """{"id":"rfranklin"}""")).Code.Should().Be(90002);
        (await SendAsync("POST", "/teams", $$"""{"name":"Models","division":"{{Own}}"}""")).Code.Should().Be(90002);
        (await SendAsync("PATCH", $"/teams/{await TeamAsync()}", """{"name":"Ours"}""")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Project_TeamAndDivisionJoin_AreMembersOfTheirKind()
    {
        var (members, team) = ($"/projects/{await ProjectAsync()}/members", await TeamAsync());

        await SendAsync("POST", members, $$"""{"username":"{{team}}","type":"TEAM","permissions":{"write":true} }""");
        await SendAsync("POST", members, $$"""{"username":"{{Own}}","type":"division"}""");
        await SendAsync("PATCH", $"{members}/{team}/permissions", """{"copy":true}""");

        (await GetAsync(members)).Items.Select(member => ((string)member!["id"]!, (string)member["type"]!))
            .Should().Equal(("rfranklin", "USER"), (team, "TEAM"), (Own, "DIVISION"));
        var permissions = (await GetAsync($"{members}/{team}")).Body!["permissions"]!;
        permissions.ToJsonString().Should().Be("""{"read":true,"write":true,"copy":true,"execute":false,"admin":false}""");
        (await SendAsync("DELETE", $"{members}/{Own}")).Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{"username":"nobody"}""", 404, 2002)]
    [InlineData("""{"email":"nobody@example.org"}""", 404, 2002)]
    [InlineData("""{"username":" "}""", 400, 3005)]
    [InlineData("{}", 400, 3005)]
    [InlineData("""{"username":"rfranklin"}""", 409, 3003)]
    [InlineData($$"""{"username":"{{NoSuchTeam}}","type":"TEAM"}""", 404, 3002)]
    [InlineData($$"""{"username":"{{Strangers}}","type":"DIVISION"}""", 404, 3002)]
    public async Task Project_MemberThatCannotJoin_IsRefused(string body, int status, int code)
    {
        var reply = await SendAsync("POST", $"/projects/{await ProjectAsync()}/members", body);

        ((int)reply.Status, reply.Code).Should().Be((status, code));
    }

    [Fact]
    public async Task Permissions_NoneGiven_AreRefusedWith3011() =>
        (await SendAsync("PATCH", "/projects/rfranklin/wgs/members/rfranklin/permissions", "{}")).Code.Should().Be(3011);

    private async Task<string> TeamAsync() => (string)(await GetAsync($"/teams?division={Own}")).Items[0]!["id"]!;
}
