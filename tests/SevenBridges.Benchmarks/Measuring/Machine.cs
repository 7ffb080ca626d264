using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>Where, when and of what results were made: what one needs to hold them against others.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(int seed)
    {
        var commit = await CommitAsync();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {commit}, seed {seed}; {RuntimeInformation.OSDescription}, {Processor()} ({RuntimeInformation.OSArchitecture}), {Environment.ProcessorCount} processors, {memory} GiB, {RuntimeInformation.FrameworkDescription}.");
    }

    private static string Processor()
    {
        const string Told = "/proc/cpuinfo";
        var line = File.Exists(Told) ? File.ReadLines(Told).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "processor not told";
    }

    /// <summary>With a plus when files of the tree differ from it, other than the results themselves.</summary>
    private static async Task<string> CommitAsync()
    {
        try
        {
            var (commit, changes) = (await GitAsync("rev-parse --short HEAD"), await GitAsync("status --porcelain"));
            return changes.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(change => change.EndsWith("RESULTS.md", StringComparison.Ordinal)) ? commit : commit + "+";
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "not told";
        }
    }

    private static async Task<string> GitAsync(string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, WorkingDirectory = BuildFacts.Root })!;
        var answer = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? answer.Trim() : throw new InvalidOperationException($"'git {arguments}' ended with {git.ExitCode}.");
    }
}
