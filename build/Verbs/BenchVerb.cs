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
        var rows = new Option<string>("--rows") { Description = "Of 'transfers': only rows whose titles hold this; the table is then not kept.", DefaultValueFactory = static _ => "" };
        var verb = new Command("bench", $"Measures this client beside what a user would take instead, and writes {Project}/RESULTS.md; transfers into TRANSFERS.md.") { name, rows };
        verb.SetAction((result, cancel) => RunAsync(result.GetRequiredValue(name), result.GetRequiredValue(rows), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string name, string rows, CancellationToken cancel)
    {
        var folder = Path.Combine(Repository.Root, Project);
        string[] arguments = ["run", "--configuration", "Release", "--project", folder, "--", name, .. Rest(name, rows, folder)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static string[] Rest(string name, string rows, string folder) => name switch
    {
        "all" => [folder],
        "transfers" => rows.Length > 0 ? [rows] : ["", folder],
        _ => [],
    };
}
