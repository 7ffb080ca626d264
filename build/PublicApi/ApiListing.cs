using System.Reflection;
using PublicApiGenerator;

namespace SevenBridges.Build;

/// <summary>The public surface of one package as readable C#, and the committed file that it is compared with.</summary>
internal sealed record ApiListing(string Package)
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [], // Else what Hosting adds to Microsoft.Extensions.DependencyInjection would be left out.
        // What the compiler and the debugger put there is not part of what a caller can rely on.
        ExcludeAttributes =
        [
            "System.Diagnostics.DebuggerBrowsableAttribute",
            "System.Diagnostics.DebuggerDisplayAttribute",
            "System.Diagnostics.DebuggerTypeProxyAttribute",
        ],
    };

    public static IReadOnlyList<ApiListing> All { get; } = [new("SevenBridges"), new("SevenBridges.Hosting"), new("SevenBridges.Emulator")];

    public string FileName => $"{Package}.cs.txt";

    /// <summary>What stands in the repository; empty where nothing does.</summary>
    public string Committed => File.Exists(Location) ? File.ReadAllText(Location).ReplaceLineEndings("\n") : "";

    /// <summary>What this build has.</summary>
    public string Built => ApiText.Of(Assembly.Load(Package).GeneratePublicApi(Options));

    private string Location => Repository.PathOf("build", "api", FileName);

    /// <summary>Makes the committed file say what this build has; true when that changes it.</summary>
    public bool Refresh()
    {
        var built = Built;
        if (built == Committed)
            return false;

        Directory.CreateDirectory(Path.GetDirectoryName(Location)!);
        File.WriteAllText(Location, built);
        return true;
    }
}
