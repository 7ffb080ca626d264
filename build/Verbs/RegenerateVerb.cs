using System.CommandLine;
using System.Diagnostics;
using SevenBridges.Emulator;

namespace SevenBridges.Build;

/// <summary><c>regenerate</c>: builds, refreshes what is made of the description, and says what has changed since the last release.</summary>
internal static class RegenerateVerb
{
    private const string Solution = "SevenBridges.Generated.sln";
    private const string Changelog = "CHANGELOG.md";

    public static Command Create()
    {
        var compare = new Option<bool>("--compare") { Description = "Only say what has changed, of what is built already, and whether CHANGELOG.md and the version agree (else exit code 1). Writes nothing." };
        var built = new Option<bool>("--no-build") { Description = "Take what is built already, and refresh all but the golden files." };
        var release = new Option<bool>("--release") { Description = "Make what is here now the last release, to which later changes are compared." };
        var verb = new Command("regenerate", "Builds, refreshes golden files, answers and listings, tells the changes since the last release, and writes them to CHANGELOG.md with the version that they ask for. Exit code 1: an operation has no handler or does not answer as described, or CHANGELOG.md or the version still disagree; 2: it does not build.") { compare, built, release };
        verb.SetAction((said, cancel) =>
            said.GetValue(release) ? Task.FromResult(Release())
            : said.GetValue(compare) ? Task.FromResult(Compare(Console.Out))
            : said.GetValue(built) ? WriteAsync(Console.Out, cancel)
            : RunAsync(cancel));
        return verb;
    }

    // The program that runs was built before the change: a second one, built after it, does the rest.
    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        if (await DotnetAsync(["build", Solution, "--verbosity", "quiet", "-nologo"], cancel).ConfigureAwait(false) != 0)
            return 2;
        return await UpdateAsync("SevenBridges.Generator.Tests", "FullyQualifiedName~GoldenTests", cancel).ConfigureAwait(false) != 0
            ? 2
            : await DotnetAsync(["run", "--project", "build", "--no-build", "--", "regenerate", "--no-build"], cancel).ConfigureAwait(false);
    }

    /// <summary>Refreshes what is committed of what is built, and says what has changed. An operation without a handler has no answer to write down.</summary>
    private static async Task<int> WriteAsync(TextWriter output, CancellationToken cancel)
    {
        var missing = PlatformEmulator.MissingHandlers;
        var isAnswered = missing.Count == 0 && await UpdateAsync("SevenBridges.Contract.Tests", "FullyQualifiedName~AnswerTests", cancel).ConfigureAwait(false) == 0;
        foreach (var listing in ApiListing.All)
            if (listing.Refresh())
                output.WriteLine($"build/api/{listing.FileName}: changed");
        var agrees = WriteChanges(output);
        foreach (var operation in missing)
            output.WriteLine($"'{operation}' has no handler: write one in src/SevenBridges.Emulator/Handlers/, whose README shows how, and regenerate again.");
        if (!isAnswered && missing.Count == 0)
            output.WriteLine("Not every operation answers as described; what the tests say above says why.");
        return isAnswered && agrees ? 0 : 1;
    }

    /// <returns>False: changelog or version still disagree with what has changed.</returns>
    private static bool WriteChanges(TextWriter output)
    {
        var (released, changelog) = (Released.Load(), File.ReadAllText(Repository.PathOf(Changelog)));
        var changes = released.ChangesTo(Released.Now());
        Tell(output, released, changes);
        var current = ProjectVersion.Current;
        var (written, wanted) = ChangelogText.After(changelog, current, released.Version, changes);
        if (wanted != current)
        {
            ProjectVersion.Set(wanted);
            output.WriteLine($"{ProjectVersion.FileName}: version {wanted} instead of {current}");
        }

        if (written != changelog)
        {
            File.WriteAllText(Repository.PathOf(Changelog), written);
            output.WriteLine($"{Changelog}: changed");
        }

        return HasNoFaults(output, ChangelogCheck.Faults(written, changes, wanted, released.Version));
    }

    /// <summary>What has changed, and whether changelog and version say so.</summary>
    private static int Compare(TextWriter output)
    {
        var (released, now) = (Released.Load(), Released.Now());
        var changes = released.ChangesTo(now);
        Tell(output, released, changes);
        var faults = ChangelogCheck.Faults(File.ReadAllText(Repository.PathOf(Changelog)), changes, now.Version, released.Version);
        return HasNoFaults(output, faults) ? 0 : 1;
    }

    private static bool HasNoFaults(TextWriter output, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            output.WriteLine(fault);
        return faults.Count == 0;
    }

    private static void Tell(TextWriter output, Released released, IReadOnlyList<Change> changes)
    {
        output.WriteLine(changes.Count == 0 ? $"Nothing has changed since {released.Version}." : $"Changes since {released.Version}:");
        foreach (var change in changes)
            output.WriteLine(change);
        if (changes.Count > 0)
            output.WriteLine($"Next version: {ProjectVersion.After(released.Version, changes)}");
    }

    private static int Release()
    {
        Released.Now().Save();
        File.WriteAllText(Repository.PathOf(Changelog), ChangelogText.Released(File.ReadAllText(Repository.PathOf(Changelog)), ProjectVersion.Current));
        Console.WriteLine($"build/released/ is {ProjectVersion.Current} now, and {Changelog} says so.");
        return 0;
    }

    /// <summary>Runs tests of what is built that write what they see.</summary>
    private static Task<int> UpdateAsync(string project, string filter, CancellationToken cancel) =>
        DotnetAsync(["test", $"tests/{project}", "--no-build", "--verbosity", "quiet", "--filter", filter], cancel, ("SEVENBRIDGES_UPDATE", "1"));

    private static async Task<int> DotnetAsync(string[] arguments, CancellationToken cancel, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }
}
