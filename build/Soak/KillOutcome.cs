namespace SevenBridges.Build;

/// <summary>What became of one transfer whose process was killed.</summary>
/// <param name="Run">Number of the run, from 0.</param>
/// <param name="Direction">Up or down.</param>
/// <param name="KilledAt">Bytes that were sure when it was killed, as it said.</param>
/// <param name="TakenUpAt">Bytes that the second process found there.</param>
/// <param name="Fault">What is wrong; null: nothing.</param>
internal sealed record KillOutcome(int Run, string Direction, long KilledAt, long TakenUpAt, string? Fault)
{
    public override string ToString() => $"run {Run} {Direction}: killed at {KilledAt}, taken up at {TakenUpAt}{(Fault is null ? "" : $": {Fault}")}";
}
