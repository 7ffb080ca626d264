using System.IO.Compression;
using System.Net;
using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Bodies that are too long, cut, inflated, or nothing that the Platform would send.</summary>
public sealed class HostileBodyTests
{
    private const int Cap = 4 * 1024 * 1024;

    [Fact]
    public async Task Body_OneGigabyteString_IsStoppedAtTheCap()
    {
        var body = new Endless(1L << 30);
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
        await using var client = platform.Client(options => options.MaxResponseBytes = Cap);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ResponseTooLargeException>()).Which;

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(3L * Cap);
        body.Given.Should().BeLessThanOrEqualTo(Cap + 1);
        thrown.Operation.Should().Be("things.get");
        thrown.Message.Should().Contain("MaxResponseBytes").And.Contain($"{Cap}");
        platform.Requests.Should().ContainSingle("a body too long is too long the second time");
    }

    [Fact]
    public async Task Body_AnnouncedTooLong_IsNotRead()
    {
        var body = new Endless(1L << 30);
        var platform = new FakePlatform(_ => new HttpResponseMessage { Content = new StreamContent(body) { Headers = { ContentLength = 1L << 30 } } });
        await using var client = platform.Client();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ResponseTooLargeException>();

        body.Given.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(Cap - 1)]
    [InlineData(Cap)]
    public async Task Body_UpToTheCap_ComesWhole(int length)
    {
        var content = new byte[length];
        new Random(7).NextBytes(content);
        var platform = new FakePlatform(
            _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(content)) },
            _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) });
        await using var client = platform.Client(options => options.MaxResponseBytes = Cap);

        for (var i = 0; i < 2; i++)
        {
            using var response = await client.CallAsync(Calls.Get);
            response.Body.Span.SequenceEqual(content).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Body_CompressionBomb_IsStoppedAtTheCap(string encoding)
    {
        var bomb = Compressed(encoding, 256 * 1024 * 1024);
        await using var server = new LoopbackServer(async (_, stream) =>
        {
            var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {bomb.Length}\r\n\r\n";
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head));
            await stream.WriteAsync(bomb);
        });
        await using var client = server.Client(options => options.MaxResponseBytes = Cap);

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ResponseTooLargeException>();

        server.Requests[0].Header("Accept-Encoding").Should().Contain("gzip").And.Contain("br");
    }

    [Fact]
    public async Task Body_CompressedAndBroken_IsATypedError()
    {
        await using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\nnogzip");
        await using var client = server.Client();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ConnectionFailedException>();
        await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<OutcomeUnknownException>();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"id\"")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("")]
    public async Task Answer_CutForReal_IsATypedError(string bytes)
    {
        await using var server = new LoopbackServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
            throw new IOException("cut");
        });
        await using var client = server.Client();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ConnectionFailedException>();
        await client.Awaiting(c => c.CallAsync(Calls.Create)).Should().ThrowAsync<OutcomeUnknownException>();
    }

    [Theory]
    [InlineData("{\"status\":\"NOT_FOUND\",\"message\":\"gone\"}", null, "gone")]
    [InlineData("{\"status\":404,\"code\":\"5002\",\"message\":\"gone\",\"more_info\":\"https://docs.example/5002\"}", 5002, "gone")]
    [InlineData("{\"code\":5002.5,\"message\":12}", null, "12")]
    [InlineData("{\"code\":99999999999999999999,\"message\":\"gone\"}", null, "gone")]
    [InlineData("{\"code\":null,\"message\":null,\"more_info\":null}", null, null)]
    [InlineData("{\"code\":{\"a\":[1,2]},\"message\":[\"x\"],\"extra\":{\"deep\":{}}}", null, null)]
    [InlineData("{\"code\":1,\"code\":5002,\"message\":\"a\",\"message\":\"b\"}", 5002, "b")]
    [InlineData("{}", null, null)]
    public void ErrorBody_AnyJsonObject_IsReadLeniently(string body, int? code, string? message) =>
        ErrorBody.Parse(Encoding.UTF8.GetBytes(body)).Should().BeEquivalentTo(new { IsJson = true, Code = code, Message = message });

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"message\":\"cut")]
    [InlineData("<html><body>503 Service Unavailable</body></html>")]
    public async Task Error_BodyIsNoErrorObject_IsAnErrorAllTheSame(string body)
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent(body) });
        await using var client = platform.Client(options => options.MaxRetries = 0);

        var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ServiceUnavailableException>()).Which;

        thrown.BodyStart.Should().Be(body.Length == 0 ? null : body);
        thrown.Code.Should().BeNull();
        thrown.IsMaintenance.Should().BeFalse();
    }

    [Fact]
    public async Task Error_BodyIsDeepOrBroken_IsAnErrorAllTheSame()
    {
        byte[][] bodies =
        [
            Encoding.UTF8.GetBytes("{\"message\":" + string.Concat(Enumerable.Repeat("[", 10_000))),
            [.. "{\"message\":\""u8, 0xff, 0xfe, .. "\"}"u8],
            [0xff, 0xd8, 0x00],
            [.. Enumerable.Repeat((byte)'x', 1_000_000)],
        ];
        foreach (var body in bodies)
        {
            var platform = new FakePlatform(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new ByteArrayContent(body) });
            await using var client = platform.Client();

            var thrown = (await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<BadRequestException>()).Which;

            thrown.BodyStart!.Length.Should().BeLessThanOrEqualTo(512);
            thrown.BodyStart.Should().NotContain("\0");
        }
    }

    private static byte[] Compressed(string encoding, int length)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Optimal),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            _ => new ZLibStream(compressed, CompressionLevel.Optimal),
        })
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < length; written += zeros.Length) stream.Write(zeros);
        }

        return compressed.ToArray();
    }

    /// <summary>A JSON string of any length that is nowhere held.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Fill(buffer.Span));

        private int Fill(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Given);
            buffer[..count].Fill((byte)'x');
            if (Given == 0 && count > 0) buffer[0] = (byte)'"';
            Given += count;
            return count;
        }

        public override int ReadByte() => throw new NotSupportedException();

        public override void Flush()
        {
            // Nothing is written.
        }

        public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
