using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SevenBridges.Tests.Support;

/// <summary>A server on bare sockets: what a client really sends is seen byte by byte, and any bytes can be sent back, or none.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<Request> requests = new();
    private readonly Func<Request, Stream, Task> answer;
    private readonly Task accepting;

    public LoopbackServer(Func<Request, Stream, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Answers every request with the same bytes.</summary>
    public LoopbackServer(string response) : this((_, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(response)).AsTask())
    {
    }

    public int Port { get; }

    public Uri Endpoint => new($"http://127.0.0.1:{Port}/v2");

    public IReadOnlyList<Request> Requests => [.. requests];

    public static string Ok(string json) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    public SevenBridgesClient Client(Action<SevenBridgesOptions>? configure = null)
    {
        var options = new SevenBridgesOptions { Endpoint = Endpoint, Token = FakePlatform.Token, MaxRetries = 0, Surroundings = new(_ => null, "/nowhere") };
        configure?.Invoke(options);
        return new(options);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(closing.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    requests.Enqueue(request);
                    await answer(request, stream);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away, or an answer wants the connection cut: closing it is all that is left.
                client.Client.Close(0);
            }
        }
    }

    private async Task<Request?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, closing.Token) == 0) return null;
            head.Append((char)one[0]);
        }

        var request = new Request(head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        var body = new byte[int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, closing.Token);
        return request with { Body = body };
    }

    /// <summary>A request as it came in; <see cref="Line"/> is its first line, unchanged.</summary>
    internal sealed record Request(IReadOnlyList<string> Head)
    {
        public byte[] Body { get; init; } = [];

        public string Line => Head[0];

        /// <summary>What stands between method and version.</summary>
        public string Target => Line.Split(' ')[1];

        public string? Header(string name) =>
            Head.Skip(1).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }
}
