using System.Reflection;
using SevenBridges.Build;
using SevenBridges.Package.Tests.Consuming;

namespace SevenBridges.Samples.Tests;

/// <summary>The other tests compile the programs by themselves; here the SDK does, as the programs' heads say.</summary>
public sealed class DotnetRunTests
{
    private static string Configuration { get; } =
        typeof(DotnetRunTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    [Fact]
    public async Task ListProjects_RunByTheSdk_WritesWhatItFound()
    {
        await using var scene = await Scene.SetAsync();

        // The client is built already, and others may be testing it right now.
        var run = await Command.DotnetAsync(
            Repository.Root, new Dictionary<string, string>(),
            "run", "--configuration", Configuration, "-p:BuildProjectReferences=false", Path.Combine("src", "samples", "list-projects.cs"));

        run.Text.Trim().Should().Be("rfranklin/wgs: wgs");
        run.ExitCode.Should().Be(0);
    }
}
