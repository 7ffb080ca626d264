using System.CommandLine;
using System.Diagnostics;

namespace SevenBridges.Build;

/// <summary><c>pack</c>: makes the packages as they are released.</summary>
internal static class PackVerb
{
    private static readonly string[] Packages = ["SevenBridges", "SevenBridges.Hosting", "SevenBridges.Emulator"];

    public static Command Create()
    {
        var verb = new Command("pack", "Packs the three packages into artifacts/packages/.");
        verb.SetAction((_, cancel) => PackAsync(cancel));
        return verb;
    }

    private static async Task<int> PackAsync(CancellationToken cancel)
    {
        foreach (var package in Packages)
        {
            using var pack = Process.Start("dotnet",
                ["pack", Repository.PathOf("src", package), "--configuration", "Release", "--output", Repository.PathOf("artifacts", "packages")]);
            await pack.WaitForExitAsync(cancel);
            if (pack.ExitCode != 0)
                return pack.ExitCode;
        }

        return 0;
    }
}
