using SevenBridges.Emulator.Billing;

namespace SevenBridges.Emulator.State;

/// <summary>What was used and no longer stands in the account: analyses and files of projects that are gone, and downloads.</summary>
internal sealed class BillingLedger
{
    public List<AnalysisCharge> Analyses { get; } = [];

    public List<StorageCharge> Storage { get; } = [];

    public List<Download> Downloads { get; } = [];
}

/// <summary>Bytes that left the Platform.</summary>
/// <param name="Group">The billing group that pays for them.</param>
/// <param name="ProjectName">Name of the project that the file was in.</param>
/// <param name="User">Who downloaded.</param>
/// <param name="Bytes">How many there were.</param>
/// <param name="Time">When.</param>
internal sealed record Download(string Group, string ProjectName, string User, long Bytes, DateTimeOffset Time);
