using System.Diagnostics;
using System.Globalization;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>A program that others use for this, if it is installed.</summary>
internal static class Tool
{
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string name, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {await errors}{await output}");
        return await output;
    }

    /// <summary>The processor time that md5sum takes for a file, as the shell that ran it was told.</summary>
    public static async Task<double> Md5SumAsync(string path)
    {
        var told = await RunAsync("bash", "-c", "md5sum \"$0\" > /dev/null; times", path);
        return told.Split('\n')[1].Split(' ').Sum(Seconds);
    }

    // Such as 0m1.234s.
    private static double Seconds(string time)
    {
        var parts = time.TrimEnd('s').Split('m');
        return (60 * double.Parse(parts[0], CultureInfo.InvariantCulture)) + double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public static Task CurlAsync(LineProcess server, string file, string path) =>
        RunAsync("curl", "--silent", "--show-error", "--insecure", "--fail", "--output", path, server.ContentOf(file).AbsoluteUri);

    public static Task Aria2Async(LineProcess server, string file, string path) => RunAsync(
        "aria2c", "--quiet", "--max-connection-per-server=16", "--split=16", "--min-split-size=1M", "--file-allocation=none", "--allow-overwrite=true",
        "--check-certificate=false", "--dir", Path.GetDirectoryName(path)!, "--out", Path.GetFileName(path), server.ContentOf(file).AbsoluteUri);

    public static Task RcloneAsync(LineProcess server, string file, string path) => RunAsync(
        "rclone", "--config", "/dev/null", "--no-check-certificate", "--multi-thread-cutoff", "64M", "--multi-thread-streams", "4", "--ignore-times",
        "copyto", "--http-url", server.ContentOf("").AbsoluteUri, $":http:{file}", path);
}
