using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>What is left when all but the sockets, TLS where it is spoken, and the disk is taken away: each connection moves its share of the content and nothing is checked.</summary>
internal static class RawSockets
{
    private const int BufferSize = 1 << 20;

    public static async Task DownloadAsync(LineProcess server, string file, long size, string path, int connections)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        await Task.WhenAll(Shares(size, connections).Select(share => Task.Run(() => FetchAsync(server, file, share.From, share.To, handle))));
    }

    public static async Task UploadAsync(LineProcess server, string path, int connections)
    {
        using var handle = File.OpenHandle(path);
        await Task.WhenAll(Shares(RandomAccess.GetLength(handle), connections).Select(share => Task.Run(() => SendAsync(server, share.From, share.To, handle))));
    }

    private static IEnumerable<(long From, long To)> Shares(long size, int count) =>
        Enumerable.Range(0, count).Select(share => (size * share / count, size * (share + 1) / count));

    private static async Task<Stream> ConnectAsync(LineProcess server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var network = new NetworkStream(socket, ownsSocket: true);
        if (!server.Line.IsEncrypted) return network;
        var secured = new SslStream(network, leaveInnerStreamOpen: false, LineServer.IsOurs);
        await secured.AuthenticateAsClientAsync(server.Origin.Host);
        return secured;
    }

    private static async Task FetchAsync(LineProcess server, string file, long from, long to, SafeFileHandle handle)
    {
        await using var stream = await ConnectAsync(server);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /content/{file} HTTP/1.1\r\nHost: x\r\nRange: bytes={from}-{to - 1}\r\n\r\n"));
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
        var (came, head) = (0, -1);
        while ((head = buffer.AsSpan(0, came).IndexOf("\r\n\r\n"u8)) < 0) came += await ReadAsync(stream, buffer.AsMemory(came));
        RandomAccess.Write(handle, buffer.AsSpan((head + 4)..came), from);
        for (var at = from + came - head - 4; at < to;)
        {
            var read = await ReadAsync(stream, buffer);
            RandomAccess.Write(handle, buffer.AsSpan(0, read), at);
            at += read;
        }
    }

    private static async Task SendAsync(LineProcess server, long from, long to, SafeFileHandle handle)
    {
        await using var stream = await ConnectAsync(server);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT /parts/x/1 HTTP/1.1\r\nHost: x\r\nContent-Length: {to - from}\r\n\r\n"));
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
        for (var at = from; at < to;)
        {
            var block = buffer.AsMemory(0, (int)Math.Min(BufferSize, to - at));
            var read = RandomAccess.Read(handle, block.Span, at);
            await stream.WriteAsync(block[..read]);
            at += read;
        }

        await ReadAsync(stream, buffer);
    }

    private static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer) =>
        await stream.ReadAsync(buffer) is > 0 and var read ? read : throw new IOException("The server is gone.");
}
