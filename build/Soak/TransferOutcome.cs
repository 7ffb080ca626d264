namespace SevenBridges.Build;

/// <summary>What became of one transfer over a bad line.</summary>
/// <param name="Run">Number of the run, from 0.</param>
/// <param name="Direction">Up or down.</param>
/// <param name="Fault">What is wrong; null: nothing.</param>
internal sealed record TransferOutcome(int Run, string Direction, string? Fault)
{
    public override string ToString() => $"run {Run} {Direction}: {Fault ?? "the same to the byte"}";
}
