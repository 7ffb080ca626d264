using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>What is left when all but the sockets and the disk is taken away: each connection moves its share of the content and nothing is checked.</summary>
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

    private static async Task<Socket> ConnectAsync(LineProcess server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return socket;
    }

    private static async Task FetchAsync(LineProcess server, string file, long from, long to, SafeFileHandle handle)
    {
        using var socket = await ConnectAsync(server);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /content/{file} HTTP/1.1\r\nHost: x\r\nRange: bytes={from}-{to - 1}\r\n\r\n"));
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
        var (came, head) = (0, -1);
        while ((head = buffer.AsSpan(0, came).IndexOf("\r\n\r\n"u8)) < 0) came += await socket.ReceiveAsync(buffer.AsMemory(came));
        RandomAccess.Write(handle, buffer.AsSpan((head + 4)..came), from);
        for (var at = from + came - head - 4; at < to;)
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0) throw new IOException("The server is gone.");
            RandomAccess.Write(handle, buffer.AsSpan(0, read), at);
            at += read;
        }
    }

    private static async Task SendAsync(LineProcess server, long from, long to, SafeFileHandle handle)
    {
        using var socket = await ConnectAsync(server);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"PUT /parts/x/1 HTTP/1.1\r\nHost: x\r\nContent-Length: {to - from}\r\n\r\n"));
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
        for (var at = from; at < to;)
        {
            var block = buffer.AsMemory(0, (int)Math.Min(BufferSize, to - at));
            at += RandomAccess.Read(handle, block.Span, at);
            for (var sent = 0; sent < block.Length;) sent += await socket.SendAsync(block[sent..]);
        }

        if (await socket.ReceiveAsync(buffer) == 0) throw new IOException("The server is gone.");
    }
}
