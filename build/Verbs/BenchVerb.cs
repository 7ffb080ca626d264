using System.CommandLine;
using System.Diagnostics;

namespace SevenBridges.Build;

/// <summary><c>bench</c>: runs the benchmarks beside their yardsticks and keeps the tables.</summary>
internal static class BenchVerb
{
    private const string Project = "tests/SevenBridges.Benchmarks";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Which benchmark; all of them when left out.", DefaultValueFactory = static _ => "all" };
        var verb = new Command("bench", $"Measures this client beside what a user would take instead, and writes {Project}/RESULTS.md.") { name };
        verb.SetAction((result, cancel) => RunAsync(result.GetRequiredValue(name), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string name, CancellationToken cancel)
    {
        var folder = Path.Combine(Repository.Root, Project);
        string[] arguments = ["run", "--configuration", "Release", "--project", folder, "--", name, .. name == "all" ? new[] { folder } : []];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }
}
