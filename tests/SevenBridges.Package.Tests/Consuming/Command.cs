using System.Diagnostics;

namespace SevenBridges.Package.Tests.Consuming;

/// <summary>A program of its own, run to its end.</summary>
internal static class Command
{
    private static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs the SDK in a folder, as somebody would who has just opened a terminal there.</summary>
    public static Task<CommandResult> DotnetAsync(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, arguments) { WorkingDirectory = folder };
        // A test host that MSBuild started would otherwise pass on what it was told about its own build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // A server that outlives the command would hold its output open.
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        return RunAsync(start, variables);
    }

    /// <summary>Runs a program without arguments.</summary>
    public static Task<CommandResult> ProgramAsync(string path, IReadOnlyDictionary<string, string> variables) => RunAsync(new ProcessStartInfo(path), variables);

    private static async Task<CommandResult> RunAsync(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
