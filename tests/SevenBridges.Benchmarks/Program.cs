using System.Text;
using SevenBridges.Benchmarks.Calls;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Startup;

if (args is [StartupBench.Name, ..]) return await StartupBench.TellAsync();

// Prints each table, and leaves them in RESULTS.md beside this file when a folder is given: the maintainers' program gives it.
var benches = new Dictionary<string, (string Title, Func<Task<IReadOnlyList<Standing>>> Run)>
{
    ["overhead"] = (OverheadBench.Title, OverheadBench.RunAsync),
};
var chosen = args.Length > 0 && args[0] != "all" ? [args[0]] : benches.Keys.ToArray();
if (chosen.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", benches.Keys)}.");
    return 2;
}

var text = new StringBuilder("# Results\n\nRatios are round by round to the first row: median (least–most).\n");
foreach (var name in chosen)
{
    var (title, run) = benches[name];
    text.Append($"\n## {title}\n\n| | CPU, µs | ratio | bytes | ratio |\n|---|---|---|---|---|\n");
    foreach (var standing in await run())
        text.Append(standing.Row()).Append('\n');
}

Console.Write(text);
if (args.Length > 1)
    await File.WriteAllTextAsync(Path.Combine(args[1], "RESULTS.md"), text.ToString());
return 0;
