using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Bodies that are not as described, from clients that nobody judges.</summary>
public class BodyTests : ApiTest
{
    private const string Project = "/projects/rfranklin/wgs";

    [Theory]
    [InlineData("PATCH", Project, """{"tags":"x"}""", 90000)]
    [InlineData("PATCH", Project, """{"settings":{"locked":"yes"}}""", 90000)]
    [InlineData("PATCH", Project + "/members/rfranklin/permissions", """{"write":{}}""", 90000)]
    [InlineData("PATCH", Project, "[]", 90000)]
    [InlineData("PATCH", Project, """{"name":"a","name":"b"}""", 90000)]
    [InlineData("PATCH", Project, """{"name":""", 90000)]
    [InlineData("POST", "/upload/multipart", """{"project":"rfranklin/wgs","name":"a","size":"7"}""", 8013)]
    [InlineData("POST", "/tasks", """{"project":7}""", 90000)]
    public async Task Body_OfAnotherShape_IsRefusedAndLeavesNoTrace(string method, string path, string body, int code)
    {
        var before = (await GetAsync(Project)).Body!.ToJsonString();

        var reply = await SendAsync(method, path, body);

        (reply.Status, reply.Code).Should().Be((HttpStatusCode.BadRequest, code));
        (await GetAsync(Project)).Body!.ToJsonString().Should().Be(before);
    }

    [Fact]
    public async Task Body_MembersThatNobodyKnows_ArePassedOver()
    {
        var reply = await SendAsync("PATCH", Project, """{"description":"new","colour":"blue","settings":{"locked":true,"speed":9}}""");

        reply.Status.Should().Be(HttpStatusCode.OK);
        ((string)reply.Body!["description"]!).Should().Be("new");
        reply.Body["settings"]!.AsObject().ContainsKey("speed").Should().BeFalse();
    }

    [Fact]
    public async Task Body_NullWhereNoneIsAllowed_CountsAsAbsent()
    {
        var reply = await SendAsync("PATCH", Project, """{"name":null,"description":"new"}""");

        ((string)reply.Body!["name"]!, (string)reply.Body["description"]!).Should().Be(("wgs", "new"));
    }
}
