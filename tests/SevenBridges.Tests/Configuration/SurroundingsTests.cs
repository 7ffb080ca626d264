using System.Diagnostics;

namespace SevenBridges.Tests.Configuration;

/// <summary>What is taken from the process.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public async Task Home_DoesNotExist_IsStillNotTheWorkingFolder()
    {
        if (OperatingSystem.IsWindows()) return; // there no variable says where it is

        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SurroundingsTests).Assembly.Location, "home"]) { RedirectStandardOutput = true };
        start.Environment["HOME"] = "/nowhere/at-all";
        using var process = Process.Start(start)!;

        var home = await process.StandardOutput.ReadLineAsync();

        home.Should().Be("/nowhere/at-all");
        await process.WaitForExitAsync();
    }
}
