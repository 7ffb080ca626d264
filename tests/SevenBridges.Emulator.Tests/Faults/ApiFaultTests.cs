using System.Net;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Faults;
using SevenBridges.Emulator.Tests.Api;

namespace SevenBridges.Emulator.Tests.Faults;

/// <summary>Faults of the API's own answers.</summary>
public sealed class ApiFaultTests : ApiTest
{
    private readonly FakeTimeProvider clock = new();

    protected override EmulatorOptions Options => new() { Clock = clock };

    [Fact]
    public async Task Status_WithACode_IsThePlatformsErrorBodyAndHasNoEffect()
    {
        Emulator.Faults.On("projects.create", times: 1, Fault.Status(503, code: 0));
        var before = await CountProjectsAsync();

        var refused = await SendAsync("POST", "/projects", """{"name":"a"}""");

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.ServiceUnavailable, 0));
        (await CountProjectsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Status_WithoutACode_IsAGatewaysPage()
    {
        Emulator.Faults.On("users.me", times: 1, HttpStatusCode.BadGateway);

        using var answer = await Http.GetAsync(new Uri(Emulator.Endpoint + "/user"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task ResetAfterCommit_HasItsEffect()
    {
        Emulator.Faults.On("projects.create", times: 1, Fault.ResetAfterCommit);
        var before = await CountProjectsAsync();

        await this.Invoking(_ => ProjectAsync()).Should().ThrowAsync<HttpRequestException>();

        (await CountProjectsAsync()).Should().Be(before + 1);
        Emulator.Requests.Should().ContainSingle(request => request.Operation == "projects.create").Which.Status.Should().Be(0);
    }

    [Fact]
    public async Task ResetBefore_HasNone()
    {
        Emulator.Faults.On("projects.create", times: 1, Fault.ResetBefore);
        var before = await CountProjectsAsync();

        await this.Invoking(_ => ProjectAsync()).Should().ThrowAsync<HttpRequestException>();

        (await CountProjectsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task CutBody_EndsTheAnswerAfterThatManyBytes()
    {
        Emulator.Faults.On("users.me", times: 1, Fault.CutBody(10));
        using var answer = await Http.GetAsync(new Uri(Emulator.Endpoint + "/user"), HttpCompletionOption.ResponseHeadersRead);
        var received = new MemoryStream();

        await answer.Invoking(it => it.Content.CopyToAsync(received)).Should().ThrowAsync<HttpRequestException>();

        received.Length.Should().Be(10);
        answer.Content.Headers.ContentLength.Should().BeGreaterThan(10);
    }

    [Fact]
    public async Task Headers_AreOthersOrMissing()
    {
        Emulator.Faults.On("projects.query", times: 1, Fault.Header("X-Total-Matching-Query", null).AndHeader("X-RateLimit-Remaining", "nine"));

        var page = await GetAsync("/projects");

        page.Headers.Should().NotContainKey("X-Total-Matching-Query").And.Contain("X-RateLimit-Remaining", "nine");
    }

    [Fact]
    public async Task SlowBytes_PassOnTheClockAndComeWhole()
    {
        Emulator.Faults.On("users.me", times: 1, Fault.SlowBytes(10));
        var (start, answer) = (clock.GetUtcNow(), GetAsync("/user"));

        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        (await answer).Status.Should().Be(HttpStatusCode.OK);
        (clock.GetUtcNow() - start).Should().BeGreaterThan(TimeSpan.FromSeconds(10));
    }

    private async Task<int> CountProjectsAsync() => (await GetAsync("/projects?limit=100")).Items.Count;
}
