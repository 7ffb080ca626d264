using System.CommandLine;
using System.Diagnostics;

namespace SevenBridges.Build;

/// <summary><c>regenerate</c>: builds, refreshes what is made of the description, and says what has changed since the last release.</summary>
internal static class RegenerateVerb
{
    private const string Solution = "SevenBridges.Generated.sln";

    public static Command Create()
    {
        var compare = new Option<bool>("--compare") { Description = "Only say what has changed, of what is built already." };
        var release = new Option<bool>("--release") { Description = "Make what is here now the last release, to which later changes are compared." };
        var verb = new Command("regenerate", "Builds, refreshes golden files and listings, and tells the changes since the last release. Exit code 1: CHANGELOG.md or the version disagrees; 2: it does not build.") { compare, release };
        verb.SetAction((said, cancel) => said.GetValue(release) ? Task.FromResult(Release()) : said.GetValue(compare) ? Task.FromResult(Compare(Console.Out)) : RunAsync(cancel));
        return verb;
    }

    /// <summary>What has changed, and whether changelog and version say so.</summary>
    internal static int Compare(TextWriter output)
    {
        foreach (var listing in ApiListing.All)
            if (listing.Refresh())
                output.WriteLine($"build/api/{listing.FileName}: changed");

        var (released, now) = (Released.Load(), Released.Now());
        var changes = released.ChangesTo(now);
        var faults = ChangelogCheck.Faults(File.ReadAllText(Repository.PathOf("CHANGELOG.md")), changes, now.Version, released.Version);
        output.WriteLine(changes.Count == 0 ? $"Nothing has changed since {released.Version}." : $"Changes since {released.Version}:");
        foreach (var change in changes)
            output.WriteLine(change);
        if (changes.Count > 0)
            output.WriteLine($"Next version: {ProjectVersion.After(released.Version, changes)}");
        foreach (var fault in faults)
            output.WriteLine(fault);
        return faults.Count == 0 ? 0 : 1;
    }

    // The program that runs was built before the change: a second one, built after it, compares.
    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await DotnetAsync(["build", Solution, "--verbosity", "quiet", "-nologo"], [], cancellationToken).ConfigureAwait(false) != 0)
            return 2;
        var golden = await DotnetAsync(
            ["test", "tests/SevenBridges.Generator.Tests", "--no-build", "--verbosity", "quiet", "--filter", "FullyQualifiedName~GoldenTests"],
            [new("SEVENBRIDGES_UPDATE", "1")], cancellationToken).ConfigureAwait(false);
        return golden != 0 ? 2 : await DotnetAsync(["run", "--project", "build", "--no-build", "--", "regenerate", "--compare"], [], cancellationToken).ConfigureAwait(false);
    }

    private static int Release()
    {
        Released.Now().Save();
        Console.WriteLine($"build/released/ is {ProjectVersion.Current} now.");
        return 0;
    }

    private static async Task<int> DotnetAsync(string[] arguments, IEnumerable<KeyValuePair<string, string>> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }
}
