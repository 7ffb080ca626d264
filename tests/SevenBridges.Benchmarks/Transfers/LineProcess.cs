using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>A <see cref="LineServer"/> in a process of its own.</summary>
internal sealed class LineProcess : IDisposable
{
    private readonly Process process;

    public LineProcess(Line line)
    {
        Line = line;
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LineProcess).Assembly.Location, LineServer.Verb, .. line.ToArguments()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Port = int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Origin = new Uri($"{(line.IsEncrypted ? "https" : "http")}://127.0.0.1:{Port}");
    }

    public Line Line { get; }

    public int Port { get; }

    public Uri Origin { get; }

    /// <summary>A file of a size; the number tells it from others.</summary>
    public static string FileOf(long size, int number = 0) => string.Create(CultureInfo.InvariantCulture, $"{number:x12}{size:x12}");

    /// <summary>Where its content is.</summary>
    public Uri ContentOf(string file) => new(Origin, $"/content/{file}");

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
