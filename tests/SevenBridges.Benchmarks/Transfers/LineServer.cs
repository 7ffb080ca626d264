using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>
/// A Platform and an object store in one, of the smallest kind: sockets, a few calls, content that is computed, and a line as slow as is wished. It runs in a process of
/// its own, so that what it costs is not laid to the client's account.
/// </summary>
internal sealed class LineServer(Line line, Socket listener)
{
    /// <summary>The word with which a process of this program becomes a server.</summary>
    public const string Verb = "line-server";

    private const string Subject = "CN=sevenbridges-line-server";

    private readonly X509Certificate2? certificate = line.IsEncrypted ? SelfSigned() : null;
    private int connections;

    /// <summary>Serves until standard input ends, which it does when the process that wants it is gone.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var line = Line.Parse(arguments);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        _ = new LineServer(line, listener).AcceptAsync();
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Its certificate is nobody's: whoever is measured believes it, and no other.</summary>
    public static bool IsOurs(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) => shown?.Subject == Subject;

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await listener.AcceptAsync();
            socket.NoDelay = true;
            var number = Interlocked.Increment(ref connections);
            _ = Task.Run(() => ServeAsync(socket, RateOf(number)));
        }
    }

    // Evenly over the whole spread, in an order that does not give the fast ones to whoever comes first.
    private long RateOf(int number)
    {
        var place = number * 0.6180339887 % 1;
        return (long)(line.Rate * (1 + (line.Spread * ((2 * place) - 1))));
    }

    private async Task ServeAsync(Socket socket, long rate)
    {
        try
        {
            await using var network = new NetworkStream(socket, ownsSocket: true);
            await using var stream = await SecuredAsync(network);
            await new LineConnection(stream, line, rate, ((IPEndPoint)socket.LocalEndPoint!).Port).RunAsync();
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            // The client has had enough.
        }
    }

    private async Task<Stream> SecuredAsync(NetworkStream network)
    {
        if (certificate is null) return network;
        var secured = new SslStream(network);
        await secured.AuthenticateAsServerAsync(certificate);
        return secured;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
