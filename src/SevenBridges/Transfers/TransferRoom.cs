using Microsoft.Extensions.Logging;

namespace SevenBridges.Transfers;

/// <summary>What all transfers of a client share: the way to the object store, the workers of each direction, the disk, clock and log.</summary>
internal sealed class TransferRoom(HttpMessageInvoker storage, TimeProvider clock, ILogger log)
{
    public StorageChannel Storage { get; } = new(storage);

    public TimeProvider Clock { get; } = clock;

    public ILogger Log { get; } = log;

    public LocalFiles Disk { get; init; } = LocalFiles.OfSystem;

    public Workers Uploads { get; } = Workers.ForUploads(clock);

    public Workers Downloads { get; } = Workers.ForDownloads(clock);
}
