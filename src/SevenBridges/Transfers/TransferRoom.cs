using Microsoft.Extensions.Logging;

namespace SevenBridges.Transfers;

/// <summary>What all transfers of a client share: the way to the object store, the workers of each direction, clock and log.</summary>
internal sealed class TransferRoom(HttpMessageInvoker storage, TimeProvider clock, ILogger log)
{
    /// <summary>Measured: loopback needs 4, a line that caps each connection 64.</summary>
    public const int MostWorkers = 64;

    public StorageChannel Storage { get; } = new(storage);

    public TimeProvider Clock { get; } = clock;

    public ILogger Log { get; } = log;

    public Workers Uploads { get; } = new(MostWorkers);

    public Workers Downloads { get; } = new(MostWorkers);
}
