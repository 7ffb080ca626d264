using System.Net;
using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>A server that sends the token back must not make us show it.</summary>
public class EchoedTokenTests
{
    [Fact]
    public async Task Answer_PageThatEchoesTheToken_IsShownWithoutIt()
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($"<html>login {FakePlatform.Token}</html>", Encoding.UTF8, "text/html"),
        });

        var error = (await FluentActions.Awaiting(() => platform.Client().Users.MeAsync()).Should().ThrowAsync<NonJsonException>()).Which;

        error.BodyStart.Should().Contain("login ***");
        error.ToString().Should().NotContain(FakePlatform.Token);
    }

    [Fact]
    public async Task Answer_RawPageThatEchoesTheToken_IsShownWithoutIt()
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"login {FakePlatform.Token}") });

        var answer = await platform.Client().SendAsync(HttpMethod.Get, "/user");

        answer.Invoking(raw => raw.Json()).Should().Throw<NonJsonException>().Which.ToString().Should().NotContain(FakePlatform.Token);
    }

    [Fact]
    public async Task Error_HeadersThatEchoTheToken_AreShownWithoutIt()
    {
        var logs = new Logs();
        var platform = new FakePlatform(_ => FakePlatform.Error(401, 90001, $"who is {FakePlatform.Token}", ("X-Request-Id", FakePlatform.Token), ("X-Other", $"a {FakePlatform.Token} b")));

        var call = () => platform.Client(options => options.LoggerFactory = logs).Users.MeAsync();

        var error = (await call.Should().ThrowAsync<UnauthorizedException>()).Which;
        error.RequestId.Should().Be("***");
        error.Headers["X-Other"].Should().Be("a *** b");
        (error.ToString() + string.Join('\n', error.Headers)).Should().NotContain(FakePlatform.Token);
        logs.Text.Should().NotContain(FakePlatform.Token);
    }

    [Fact]
    public async Task Error_TokenOfOneLetter_LeavesOrdinaryWordsWhole()
    {
        var platform = new FakePlatform(_ => FakePlatform.Error(404, 5002, "The file T is not there"));

        var call = () => platform.Client(options => options.Token = "T").Files.GetAsync("f1");

        (await call.Should().ThrowAsync<NotFoundException>()).Which.PlatformMessage.Should().Be("The file *** is not there");
    }
}
