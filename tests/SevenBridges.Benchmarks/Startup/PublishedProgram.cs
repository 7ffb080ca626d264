using System.Diagnostics;
using System.Globalization;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Emulator;

namespace SevenBridges.Benchmarks.Startup;

/// <summary>A program that is ready to be started.</summary>
/// <param name="Title">How it was published.</param>
/// <param name="Path">The file to start.</param>
/// <param name="Size">Bytes of all that it needs beside what the machine has.</param>
/// <param name="Bar">How much of the first program's time it may take.</param>
internal sealed record PublishedProgram(string Title, string Path, long Size, Bar Bar)
{
    /// <summary>Starts it, and takes the time until it writes its first line, which it does when it knows the first project.</summary>
    public async Task<TimeSpan> StartAsync(PlatformEmulator emulator)
    {
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true };
        start.Environment["SB_API_ENDPOINT"] = emulator.Endpoint.ToString();
        start.Environment["SB_AUTH_TOKEN"] = emulator.Token;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        var time = Stopwatch.GetElapsedTime(began);
        await process.WaitForExitAsync();
        return line is not null && process.ExitCode == 0 ? time : throw new InvalidOperationException($"{Path} ended with exit code {process.ExitCode} after the line '{line}'.");
    }

    /// <summary>Its row in the table.</summary>
    public IReadOnlyList<string> Cells(IReadOnlyList<TimeSpan> times, IReadOnlyList<TimeSpan> yardstick)
    {
        var ratio = Spread.Of(times.Zip(yardstick, (time, other) => time / other));
        return
        [
            Title,
            Spread.Of(times.Select(time => time.TotalMilliseconds)).ToString(),
            ratio.ToString(),
            (Size / 1e6).ToString("0.0", CultureInfo.InvariantCulture),
            Bar.Judge(ratio.Median, 0),
        ];
    }
}
