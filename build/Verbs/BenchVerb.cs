using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Build;

/// <summary><c>bench</c>: runs the benchmarks beside their yardsticks and keeps the tables.</summary>
internal static class BenchVerb
{
    private const string Project = "tests/SevenBridges.Benchmarks";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Which benchmark; all of them when left out.", DefaultValueFactory = static _ => "all" };
        var seed = new Option<int>("--seed") { Description = "What contents are made from.", DefaultValueFactory = static _ => Random.Shared.Next() };
        var rows = new Option<string>("--rows") { Description = "Of 'transfers': only rows whose titles hold this; the table is then not kept.", DefaultValueFactory = static _ => "" };
        var verb = new Command("bench", $"Measures this client beside what a user would take instead; all of it writes {Project}/RESULTS.md, transfers TRANSFERS.md.") { name, seed, rows };
        verb.SetAction((result, cancel) => RunAsync(result.GetRequiredValue(name), result.GetValue(seed), result.GetRequiredValue(rows), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string name, int seed, string rows, CancellationToken cancel)
    {
        var folder = Path.Combine(Repository.Root, Project);
        string[] arguments = ["run", "--configuration", "Release", "--project", folder, "--", name, .. Rest(name, seed, rows, folder)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static string[] Rest(string name, int seed, string rows, string folder) => name == "transfers"
        ? rows.Length > 0 ? [rows] : ["", folder]
        : ["--seed", seed.ToString(CultureInfo.InvariantCulture), .. name == "all" ? new[] { "--folder", folder } : []];
}
