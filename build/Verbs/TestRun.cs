using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Build;

/// <summary>Tests that a verb runs at another size than <c>dotnet test</c> does, or to write down what they see.</summary>
internal static class TestRun
{
    /// <summary>Runs some tests of a project at full size.</summary>
    /// <returns>The exit code of <c>dotnet test</c>.</returns>
    public static async Task<int> SoakAsync(string project, string filter, int count, int seed, CancellationToken cancel)
    {
        Console.WriteLine($"seed {seed}");
        var started = Stopwatch.GetTimestamp();
        // What a test prints is shown when it is over, so it says by another way how far it is.
        await using var progress = new SoakProgress(line => Console.WriteLine($"{Stopwatch.GetElapsedTime(started):mm\\:ss} {line}"));
        return await RunAsync(
            project, filter, cancel, ("SEVENBRIDGES_SOAK_COUNT", count), ("SEVENBRIDGES_SOAK_SEED", seed), ("SEVENBRIDGES_SOAK_PIPE", progress.Pipe)).ConfigureAwait(false);
    }

    public static async Task<int> RunAsync(string project, string filter, CancellationToken cancel, params (string Name, object Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", ["test", Repository.PathOf("tests", project), "--filter", filter]);
        foreach (var (name, value) in variables)
            start.Environment[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }
}
