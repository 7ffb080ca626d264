using SevenBridges.Emulator;
using SevenBridges.Package.Tests.Consuming;

namespace SevenBridges.Package.Tests;

/// <summary>What a consumer's program, which lists projects, has to write on an emulator of this process.</summary>
internal static class ListedProjects
{
    public static async Task ShouldBeWrittenBy(string program)
    {
        await using var emulator = await PlatformEmulator.StartAsync();

        var run = await Command.ProgramAsync(
            program, new Dictionary<string, string> { ["SB_API_ENDPOINT"] = emulator.Endpoint.ToString(), ["SB_AUTH_TOKEN"] = emulator.Token });

        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        run.Lines.Should().Contain("rfranklin/wgs: wgs");
        emulator.Requests.Should().NotBeEmpty();
        emulator.Violations.Should().BeEmpty();
    }
}
