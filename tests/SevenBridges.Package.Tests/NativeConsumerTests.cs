using SevenBridges.Package.Tests.Consuming;
using Xunit.Abstractions;

namespace SevenBridges.Package.Tests;

/// <summary>The same program as native code. Its own class, so that its minute passes beside the others' (xunit runs classes in parallel).</summary>
public sealed class NativeConsumerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task NewProgram_PublishedAsNativeCode_GivesNoWarningAndListsProjects()
    {
        using var program = new ConsumerProgram(await PackedFeed.Shared, "ListProjects.cs", "SevenBridges");

        if (NativeCompiler.Properties is not { } properties)
        {
            await BuildAsManagedCodeAsync(program);
            return;
        }

        var publish = await program.PublishAsync("native", ["--use-current-runtime", .. properties]);

        publish.Complaints.Should().BeEmpty();
        await ListedProjects.ShouldBeWrittenBy(program.Published("native"));
        output.WriteLine($"native: {program.SizeOf("native"):N0} bytes");
    }

    /// <summary>Where there is no linker, the analyzers for native AOT still judge the program, and it runs as managed code.</summary>
    private async Task BuildAsManagedCodeAsync(ConsumerProgram program)
    {
        output.WriteLine(NativeCompiler.Missing);

        var build = await program.BuildAsync("-p:IsAotCompatible=true");

        build.Complaints.Should().BeEmpty();
        await ListedProjects.ShouldBeWrittenBy(program.Built);
    }
}
