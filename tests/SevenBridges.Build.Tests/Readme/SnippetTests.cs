using SevenBridges.Emulator;

namespace SevenBridges.Build.Tests.Readme;

/// <summary>The programs of the READMEs find an emulator where they would find the Platform: in the environment.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Places { get; } = [.. Snippet.All.Select(snippet => snippet.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Program_OfAReadme_CompilesAndRunsOnTheEmulator(string place)
    {
        await using var emulator = await PlatformEmulator.StartAsync();
        Environment.SetEnvironmentVariable("SB_API_ENDPOINT", emulator.Endpoint.ToString());
        Environment.SetEnvironmentVariable("SB_AUTH_TOKEN", emulator.Token);

        Snippet.All.Single(snippet => snippet.Place == place).Run();

        emulator.Violations.Should().BeEmpty();
    }
}
