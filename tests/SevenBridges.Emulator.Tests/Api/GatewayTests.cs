using System.Net;
using SevenBridges.Emulator.Faults;
using SevenBridges.Emulator.Handlers;
using SevenBridges.Emulator.Hosting;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>What is the same for every operation: tokens, paths, budget, errors, habits of other clients.</summary>
public class GatewayTests : ApiTest
{
    [Fact]
    public void Handlers_EveryDescribedOperation_HasOne() => string.Join('\n', PlatformEmulator.MissingHandlers).Should().BeEmpty(
        "each operation of schema/ has a handler: a line in the AddTo(HandlerTable) of a class in src/SevenBridges.Emulator/Handlers/, which src/SevenBridges.Emulator/README.md shows");

    [Fact]
    public void Handlers_OfOperationsThatAreNotDescribed_AreNone() => AllHandlers.Table.Keys.Except(PlatformEmulator.DescribedOperations).Should().BeEmpty(
        "a handler is of an operation of schema/");

    [Fact]
    public void Handlers_TwoOfOneOperation_AreRefused()
    {
        var handlers = new HandlerTable { ["notes.get"] = static _ => Answer.NoContent };

        var second = () => handlers["notes.get"] = static _ => Answer.NoContent;

        second.Should().Throw<InvalidOperationException>().WithMessage("'notes.get' has two handlers; remove one.");
    }

    [Fact]
    public async Task Token_MissingOrWrong_IsRefusedWith401()
    {
        Http.DefaultRequestHeaders.Remove("X-SBG-Auth-Token");

        (await GetAsync("/user")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync("GET", "/user", headers: headers => headers.Add("X-SBG-Auth-Token", "wrong"))).Code.Should().Be(90001);
        (await SendAsync("GET", "/user", headers: headers => headers.Add("Authorization", "Bearer " + Emulator.Token))).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answer_Any_CarriesBudgetRequestIdAndDate()
    {
        var reply = await GetAsync("/user");

        reply.Headers.Keys.Should().Contain(["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-ID", "Date"]);
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, 90003)]
    [InlineData("PATCH", "/user", 405, 90006)]
    [InlineData("GET", "/files/000000000000000000000000", 404, 5002)]
    [InlineData("GET", "/projects/nobody/nothing", 404, 3002)]
    [InlineData("GET", "/projects/%20", 400, 3004)]
    [InlineData("GET", "/projects/%20/nothing", 400, 3004)]
    [InlineData("GET", "/projects/nobody/%20/members", 400, 3006)]
    [InlineData("GET", "/files?project=nothing", 400, 5005)]
    [InlineData("GET", "/files", 400, 5029)]
    [InlineData("GET", "/billing/groups/7", 400, 4005)]
    public async Task Request_Bad_GetsThePlatformsStatusAndCode(string method, string path, int status, int code)
    {
        var reply = await SendAsync(method, path);

        ((int)reply.Status, reply.Code).Should().Be((status, code));
        ((int)reply.Body!["status"]!).Should().Be(status);
    }

    [Theory]
    [InlineData("GET", "/user/", "null")]
    [InlineData("GET", "/projects/?fields=_all&limit=2", "null")]
    [InlineData("GET", "/projects/?offset=0&limit=50&fields=_all", "null")]
    [InlineData("GET", "/rate_limit", "null")]
    public async Task Python_ItsHabits_AreTolerated(string method, string path, string body)
    {
        (await SendAsync(method, path, body)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Delete_PythonSendsAnEmptyObject_IsTolerated()
    {
        var project = await ProjectAsync();

        (await SendAsync("DELETE", $"/projects/{project}", "{}")).Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"/projects/{project}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_OfThree_HasLinksTotalAndDefaultMembers()
    {
        for (var index = 0; index < 4; index++)
            await ProjectAsync($"Trial {index}");

        var page = await GetAsync("/projects?limit=2&offset=2&name=trial");

        page.Headers["X-Total-Matching-Query"].Should().Be("4");
        page.Items.Select(item => (string)item!["name"]!).Should().Equal("Trial 2", "Trial 3");
        page.Items[0]!.AsObject().ContainsKey("billing_group").Should().BeFalse();
        page.Body!["links"]!.AsArray().Select(link => (string)link!["rel"]!).Should().Equal("prev");
        ((string)page.Body!["links"]![0]!["href"]!).Should().Contain("offset=0&limit=2&name=trial");
    }

    [Theory]
    [InlineData("/projects", "href,id,name,category,created_by,created_on,modified_on")]
    [InlineData("/files?project=rfranklin/wgs", "href,id,name,type,project,parent")]
    [InlineData("/billing/groups", "href,id,name")]
    public async Task Page_WithoutFields_HasTheMembersThatTheDescriptionPutsInLists(string path, string members)
    {
        var item = (await GetAsync(path)).Items[0]!.AsObject();

        item.Select(member => member.Key).Should().BeEquivalentTo(members.Split(','));
    }

    [Theory]
    [InlineData("id,name", "id,name")]
    [InlineData("name,!name", "")]
    [InlineData("settings.location", "settings")]
    public async Task Fields_Selection_BringsThose(string fields, string members)
    {
        var project = await GetAsync($"/projects/{PlatformEmulator.User}/wgs?fields={fields}");

        string.Join(',', project.Body!.AsObject().Select(member => member.Key)).Should().Be(members);
    }

    [Fact]
    public async Task Requests_AsSoonAsTheAnswerIsThere_HoldItWithoutItsToken()
    {
        await SendAsync("GET", "/user?fields=username", headers: headers => headers.Add("X-Trial", "seen"));

        var recorded = Emulator.Requests[^1];
        (recorded.Operation, recorded.Method, recorded.Path, recorded.Query, recorded.Status).Should().Be(("users.me", "GET", "/user", "fields=username", 200));
        recorded.Headers["x-trial"].Should().Be("seen");
        recorded.Headers["X-SBG-Auth-Token"].Should().Be("(hidden)");
    }

    [Fact]
    public async Task Requests_ConnectionCut_HaveStatusZero()
    {
        Emulator.Faults.On("users.me", times: 1, Fault.ResetAfterCommit);

        var call = () => GetAsync("/user");

        await call.Should().ThrowAsync<HttpRequestException>();
        Emulator.Requests[^1].Status.Should().Be(0);
    }

    [Fact]
    public async Task Requests_HundredAtTheSameTime_AreAllAnsweredAndAllRecorded()
    {
        var before = Emulator.Requests.Count;

        var made = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            var folder = await SendAsync("POST", "/files", $$"""{"name":"f{{number}}","type":"folder","project":"rfranklin/wgs"}""");
            return await GetAsync($"/files/{folder.Body!["id"]}");
        }));

        made.Select(reply => (string)reply.Body!["name"]!).Should().BeEquivalentTo(Enumerable.Range(0, 100).Select(number => $"f{number}"));
        (Emulator.Requests.Count - before).Should().Be(200);
        Emulator.Requests.Skip(before).Should().OnlyContain(request => request.Status == 200 || request.Status == 201);
    }
}
