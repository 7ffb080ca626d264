using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace SevenBridges.Tests.Support;

/// <summary>A running <see cref="ProxyProgram"/>.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    public const string Login = "us%40er:pass%3Acanary7b";

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private ProxyProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        _ = ReadAsync();
    }

    public int Port { get; }

    public Uri Address => new($"http://{Login}@127.0.0.1:{Port}");

    public static async Task<ProxyProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["exec", typeof(ProxyProgram).Assembly.Location, "proxy", Uri.UnescapeDataString(Login)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync();
        return new(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>The next line that it printed: what it did with the next request.</summary>
    public async Task<string> NextLineAsync() => await lines.Reader.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Writer.TryWrite(line);
    }
}
