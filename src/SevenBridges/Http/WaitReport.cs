using Microsoft.Extensions.Logging;

namespace SevenBridges.Http;

/// <summary>Tells the log and whoever the user named that a call waits.</summary>
internal sealed partial class WaitReport(SevenBridgesOptions options, ILogger logger) : IWaitReport
{
    public void Waiting(WaitNotice notice)
    {
        if (notice.Reason == WaitReason.Maintenance) WaitingForMaintenance(logger, notice.Operation, notice.Delay);
        else WaitingFor(logger, notice.Operation, notice.Reason, notice.Delay);
        options.Waiting?.Report(notice);
    }

    [LoggerMessage(LogEvents.Waiting, LogLevel.Information, "{Operation} waits {Delay} before it is sent ({Reason}).")]
    private static partial void WaitingFor(ILogger logger, string operation, WaitReason reason, TimeSpan? delay);

    [LoggerMessage(LogEvents.WaitingForMaintenance, LogLevel.Warning, "{Operation} waits {Delay} because the Platform is under maintenance.")]
    private static partial void WaitingForMaintenance(ILogger logger, string operation, TimeSpan? delay);
}
