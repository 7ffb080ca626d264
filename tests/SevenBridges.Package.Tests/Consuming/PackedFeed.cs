using System.Reflection;
using SevenBridges.Build;

namespace SevenBridges.Package.Tests.Consuming;

/// <summary>The packages, packed from what was just built, in a folder of their own that serves as a source for restoring.</summary>
internal sealed class PackedFeed
{
    /// <summary>The order is that of their dependencies.</summary>
    public static readonly IReadOnlyList<string> Names = ["SevenBridges", "SevenBridges.Hosting", "SevenBridges.Emulator"];

    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly Lazy<Task<PackedFeed>> Once = new(PackForConsumersAsync);

    private static string Configuration { get; } =
        typeof(PackedFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    private PackedFeed(string folder) => Folder = folder;

    /// <summary>The one that all tests of a run use.</summary>
    public static Task<PackedFeed> Shared => Once.Value;

    /// <summary>Where the packages lie.</summary>
    public string Folder { get; }

    /// <summary>
    /// Where restoring unpacks to: not the machine's folder, where a package of the same version from an earlier build may lie. It is kept between
    /// runs, without our packages.
    /// </summary>
    public string Cache { get; } = Repository.PathOf("artifacts", "package-tests", "cache");

    /// <summary>Packs once more, into another folder.</summary>
    public static async Task<PackedFeed> PackAsync(string name)
    {
        var feed = new PackedFeed(Repository.PathOf("artifacts", "package-tests", Configuration, name));
        Empty(feed.Folder);
        Directory.CreateDirectory(feed.Folder);
        var project = Repository.PathOf("tests", "SevenBridges.Package.Tests", "Pack.targets");
        var packed = await Command.DotnetAsync(
            Repository.Root, Nothing, "msbuild", project, "-nologo", "-verbosity:quiet", "-nodeReuse:false", $"-p:Configuration={Configuration}", $"-p:Feed={feed.Folder}");
        packed.Required("Packing what was built");
        return feed;
    }

    public string PackageOf(string name) => Single($"{name}.*.nupkg", name);

    public string SymbolsOf(string name) => Single($"{name}.*.snupkg", name);

    public string VersionOf(string name) => Path.GetFileNameWithoutExtension(PackageOf(name))[(name.Length + 1)..];

    private static async Task<PackedFeed> PackForConsumersAsync()
    {
        var feed = await PackAsync("packages");
        foreach (var name in Names)
            Empty(Path.Combine(feed.Cache, name.ToLowerInvariant()));
        return feed;
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string Single(string pattern, string name) =>
        // SevenBridges.*.nupkg is also what the names of the other packages look like.
        Directory.EnumerateFiles(Folder, pattern).Single(path => char.IsAsciiDigit(Path.GetFileName(path)[name.Length + 1]));
}
