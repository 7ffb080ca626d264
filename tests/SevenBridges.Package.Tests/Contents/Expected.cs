namespace SevenBridges.Package.Tests.Contents;

/// <summary>What is in each package, and what it depends on: everything, so that nothing gets in unseen.</summary>
/// <param name="Name">The package.</param>
/// <param name="Files">The files in it.</param>
/// <param name="Dependencies">The packages that come with it.</param>
internal sealed record Expected(string Name, IReadOnlyList<string> Files, IReadOnlyList<string> Dependencies)
{
    /// <summary>The description, in the client's package.</summary>
    public const string Description = "openapi/sevenbridges.openapi.json";

    private static readonly IReadOnlyList<Expected> All =
    [
        new("SevenBridges", [.. Library("SevenBridges"), Description], ["Microsoft.Extensions.Logging.Abstractions", "Polly.Core"]),
        new("SevenBridges.Hosting", Library("SevenBridges.Hosting"),
            ["Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "SevenBridges"]),
        new("SevenBridges.Emulator", [.. Library("SevenBridges.Emulator"), "DIFFERENCES.md"], ["NJsonSchema", "NSwag.Core", "System.CommandLine", "YamlDotNet"]),
    ];

    public static Expected Of(string name) => All.Single(expected => expected.Name == name);

    private static IReadOnlyList<string> Library(string name) => [$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml", "README.md"];
}
