using System.Net.Sockets;
using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>
/// Sockets repeat by themselves what they sent on a connection that had been used before and then was closed without an answer: no call that could do its
/// work twice may meet that.
/// </summary>
public sealed class ReusedConnectionTests
{
    [Theory]
    [InlineData("POST", "{}", true)]
    [InlineData("POST", "{}", false)]
    [InlineData("POST", null, true)]
    [InlineData("POST", null, false)]
    [InlineData("PATCH", null, true)]
    [InlineData("PATCH", null, false)]
    [InlineData("PATCH", "{}", true)]
    public async Task Call_OnAConnectionThatCloses_IsSentOnceAndItsFateIsUnknown(string method, string? json, bool politely)
    {
        await using var server = new LoopbackServer(async (request, stream) =>
        {
            if (request.Line.StartsWith("GET", StringComparison.Ordinal)) await stream.WriteAsync(Encoding.Latin1.GetBytes(LoopbackServer.Ok("{}")));
            else if (politely) ((NetworkStream)stream).Socket.Shutdown(SocketShutdown.Both);
            else throw new IOException("cut");
        });
        await using var client = server.Client(options => options.MaxRetries = 3);
        await client.SendAsync(HttpMethod.Get, "/user");

        var body = json is null ? null : RequestBody.Json(json);
        await client.Awaiting(c => c.SendAsync(new HttpMethod(method), "/things", body: body)).Should().ThrowAsync<OutcomeUnknownException>();

        server.Requests.Select(request => request.Line.Split(' ')[0]).Should().Equal("GET", method);
    }

    [Fact]
    public async Task Deletion_OnAConnectionThatCloses_IsKnownToBeOurOwn()
    {
        var deletions = 0;
        await using var server = new LoopbackServer(async (request, stream) =>
        {
            if (request.Line.StartsWith("DELETE", StringComparison.Ordinal) && ++deletions == 1) ((NetworkStream)stream).Socket.Shutdown(SocketShutdown.Both);
            else if (deletions > 0) await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
            else await stream.WriteAsync(Encoding.Latin1.GetBytes(LoopbackServer.Ok("{}")));
        });
        await using var client = server.Client(options => (options.MaxRetries, options.RetryDelay) = (3, TimeSpan.Zero));
        await client.SendAsync(HttpMethod.Get, "/user");

        var response = await client.SendAsync(HttpMethod.Delete, "/things/1");

        response.Status.Should().Be(System.Net.HttpStatusCode.NoContent);
        client.Usage["raw.delete"].Should().Be(2);
        deletions.Should().Be(2);
    }

    [Fact]
    public async Task Connection_TakesTooLongToComeAbout_NothingWasSentSoThePostIsRepeated()
    {
        using var slow = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = async (_, cancellationToken) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                return Stream.Null;
            },
        };
        await using var client = new SevenBridgesClient(new SevenBridgesOptions
        {
            Endpoint = new("http://127.0.0.1:9/v2"),
            Token = FakePlatform.Token,
            HttpHandler = slow,
            MaxRetries = 1,
            RetryDelay = TimeSpan.Zero,
        });

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<ConnectionFailedException>()).Which;

        thrown.Message.Should().Contain("was not sent").And.Contain("127.0.0.1:9");
        thrown.Attempts.Should().Be(2);
    }
}
