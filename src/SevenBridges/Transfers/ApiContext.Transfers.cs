using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Transfers;

namespace SevenBridges.Http;

/// <content>What the transfers of a client share; made when the first one needs it.</content>
internal sealed partial class ApiContext
{
    private TransferRoom? transfers;

    public TransferRoom Transfers => LazyInitializer.EnsureInitialized(ref transfers, NewTransferRoom);

    private TransferRoom NewTransferRoom() =>
        new(Storage, Clock, (Options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("SevenBridges.Transfers")) { Disk = Options.Disk };
}
