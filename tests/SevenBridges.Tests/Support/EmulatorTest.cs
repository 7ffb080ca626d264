using SevenBridges.Emulator;

namespace SevenBridges.Tests.Support;

/// <summary>A local Platform and a client of it for one test. What breaks the description fails the test.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    internal const string Wgs = "rfranklin/wgs";
    internal const string PublicData = "admin/sbg-public-data";

    internal PlatformEmulator Emulator { get; private set; } = null!;

    internal SevenBridgesClient Platform { get; private set; } = null!;

    protected virtual EmulatorOptions Options => new();

    public async Task InitializeAsync()
    {
        Emulator = await PlatformEmulator.StartAsync(Options);
        Platform = new SevenBridgesClient(Emulator.Endpoint, Emulator.Token);
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Emulator.DisposeAsync();
        Emulator.Violations.Should().BeEmpty();
    }

    internal async Task<Project> ProjectAsync(string name = "Trial") =>
        await Platform.Projects.CreateAsync(new ProjectCreate { Name = name, BillingGroup = (await Platform.BillingGroups.Query().FirstOrDefaultAsync())!.Id });
}
