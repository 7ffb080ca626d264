namespace SevenBridges.Tests.Transfers;

/// <summary>Keeps every report of progress, and says whether any of them ran backwards.</summary>
internal sealed class Reports : IProgress<TransferProgress>
{
    private readonly List<TransferProgress> all = [];

    public IReadOnlyList<TransferProgress> All
    {
        get
        {
            lock (all) return [.. all];
        }
    }

    /// <summary>What the listener does besides.</summary>
    public Action<TransferProgress> Told { get; set; } = _ => { };

    public TransferProgress Last => All[^1];

    public bool RanBackwards => All.Zip(All.Skip(1)).Any(pair =>
        pair.Second.Bytes < pair.First.Bytes || pair.Second.BytesMoved < pair.First.BytesMoved || pair.Second.Parts < pair.First.Parts
        || pair.Second.BytesMoved < pair.Second.Bytes || pair.Second.BytesMoved > pair.Second.TotalBytes);

    public void Report(TransferProgress value)
    {
        lock (all) all.Add(value);
        Told(value);
    }
}
