using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Build;

/// <summary><c>bench</c>: runs the benchmarks beside their yardsticks and keeps the tables.</summary>
internal static class BenchVerb
{
    private const string Project = "tests/SevenBridges.Benchmarks";
    private const string Transfers = "transfers";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Which benchmark; all of them when left out.", DefaultValueFactory = static _ => "all" };
        var seed = new Option<int>("--seed") { Description = "What contents are made from.", DefaultValueFactory = static _ => Random.Shared.Next() };
        var rows = new Option<string>("--rows") { Description = "Of 'transfers': only rows whose titles hold this; the table is then not kept.", DefaultValueFactory = static _ => "" };
        var verb = new Command("bench", $"Measures this client beside what a user would take instead; all of it writes {Project}/RESULTS.md, transfers TRANSFERS.md.") { name, seed, rows };
        verb.Validators.Add(said =>
        {
            var isTransfers = said.GetValue(name) == Transfers;
            if (isTransfers && said.GetResult(seed) is { Implicit: false })
                said.AddError($"'bench {Transfers}' takes no --seed: its contents are always the same. Leave it out.");
            if (!isTransfers && said.GetResult(rows) is { Implicit: false })
                said.AddError($"--rows is of 'bench {Transfers}' only. Leave it out.");
        });
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

    private static string[] Rest(string name, int seed, string rows, string folder) => name == Transfers
        ? rows.Length > 0 ? [rows] : ["", folder]
        : ["--seed", seed.ToString(CultureInfo.InvariantCulture), .. name == "all" ? new[] { "--folder", folder } : []];
}
