using SevenBridges.Package.Tests.Consuming;
using Xunit.Abstractions;

namespace SevenBridges.Package.Tests;

/// <summary>New programs that take the packed files: they build and run without a warning, trimmed too.</summary>
public sealed class ConsumerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task NewProgram_TakesThePackage_BuildsWithoutWarningAndListsProjects()
    {
        var feed = await PackedFeed.Shared;
        using var program = new ConsumerProgram(feed, "ListProjects.cs", "SevenBridges");

        var build = await program.BuildAsync();

        build.Complaints.Should().BeEmpty();
        program.SourceOf("SevenBridges").Should().Be(feed.Folder);
        await ListedProjects.ShouldBeWrittenBy(program.Built);
    }

    [Fact]
    public async Task NewProgram_PublishedTrimmed_GivesNoWarningAndListsProjects()
    {
        using var program = new ConsumerProgram(await PackedFeed.Shared, "ListProjects.cs", "SevenBridges");

        var publish = await program.PublishAsync("trimmed", "--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true");

        publish.Complaints.Should().BeEmpty();
        await ListedProjects.ShouldBeWrittenBy(program.Published("trimmed"));
        output.WriteLine($"trimmed, with its runtime: {program.SizeOf("trimmed"):N0} bytes");
    }

    [Fact]
    public async Task NewProgram_TakesHostingAndEmulator_BuildsWithoutWarningAndListsProjects()
    {
        using var program = new ConsumerProgram(await PackedFeed.Shared, "HostedClient.cs", "SevenBridges.Hosting", "SevenBridges.Emulator");

        var build = await program.BuildAsync();

        build.Complaints.Should().BeEmpty();
        var run = await Command.ProgramAsync(program.Built, new Dictionary<string, string>());
        run.Errors.Should().BeEmpty();
        run.Lines.Should().Contain("rfranklin/wgs: wgs");
        run.ExitCode.Should().Be(0, "that is the number of violations");
    }
}
