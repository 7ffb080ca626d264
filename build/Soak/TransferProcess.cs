using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Build;

/// <summary>A transfer in a process of its own.</summary>
internal sealed class TransferProcess : IDisposable
{
    private readonly Process process;

    public TransferProcess(Uri endpoint, string token, string direction, string file, string path)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(TransferProcess).Assembly.Location, "transfer", direction, file, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SB_API_ENDPOINT"] = endpoint.AbsoluteUri, ["SB_AUTH_TOKEN"] = token },
        };
        process = Process.Start(start)!;
    }

    /// <summary>Bytes that were sure at the first report.</summary>
    public long First { get; private set; } = -1;

    /// <summary>Bytes that were sure at the last report.</summary>
    public long Last { get; private set; }

    /// <summary>Kills it as soon as it reports that many bytes.</summary>
    /// <returns>False: it was done before.</returns>
    public async Task<bool> KillAtAsync(long bytes, CancellationToken cancel)
    {
        var errors = process.StandardError.ReadToEndAsync(cancel);
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            Take(line);
            if (Last < bytes) continue;
            process.Kill();
            break;
        }

        await process.WaitForExitAsync(cancel);
        await errors;
        return process.ExitCode != 0;
    }

    /// <summary>Lets it run to its end.</summary>
    /// <returns>What it complained about; null: nothing.</returns>
    public async Task<string?> FinishAsync(CancellationToken cancel)
    {
        var errors = process.StandardError.ReadToEndAsync(cancel);
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line) Take(line);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {await errors}";
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Take(string line)
    {
        if (!long.TryParse(line, CultureInfo.InvariantCulture, out var bytes)) return;
        if (First < 0) First = bytes;
        Last = bytes;
    }
}
