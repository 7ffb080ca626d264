using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SevenBridges.Tests.Support;

/// <summary>
/// An HTTP proxy on loopback, run as a process of its own. Prints its port, then a line for each request: <c>ok</c> or <c>407</c>, and the request line.
/// Ends when its standard input does.
/// </summary>
internal static class ProxyProgram
{
    private const string Refusal = "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    public static async Task<int> RunAsync(string login)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        _ = AcceptAsync(listener, expected);
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started this closes the input to end it.
        }

        return 0;
    }

    private static async Task AcceptAsync(TcpListener listener, string expected)
    {
        while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(), expected);
    }

    private static async Task ServeAsync(TcpClient client, string expected)
    {
        using (client)
        {
            var stream = client.GetStream();
            var head = await HeadAsync(stream);
            if (head.Count == 0) return;
            var passes = head.Any(line => line.Equals($"Proxy-Authorization: {expected}", StringComparison.OrdinalIgnoreCase));
            Console.WriteLine($"{(passes ? "ok" : "407")} {head[0]}");
            if (!passes) await stream.WriteAsync(Encoding.ASCII.GetBytes(Refusal));
            else if (head[0].StartsWith("CONNECT ", StringComparison.Ordinal)) await TunnelAsync(stream, head[0].Split(' ')[1]);
            else await ForwardAsync(stream, head);
        }
    }

    private static async Task TunnelAsync(NetworkStream stream, string target)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPEndPoint.Parse(target));
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 Connected\r\n\r\n"));
        await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
    }

    private static async Task ForwardAsync(NetworkStream stream, List<string> head)
    {
        var (method, address) = (head[0].Split(' ')[0], new Uri(head[0].Split(' ')[1]));
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, address.Port);
        var lines = head.Skip(1).Where(line => !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase));
        var request = $"{method} {address.PathAndQuery} HTTP/1.1\r\nConnection: close\r\n{string.Join("\r\n", lines)}\r\n\r\n";
        await server.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
    }

    private static async Task<List<string>> HeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0) text.Append((char)one[0]);
        return [.. text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
