using Microsoft.Extensions.Logging;

namespace SevenBridges.Http;

/// <summary>
/// Is told of everything inside the pipeline that a caller does not see, and tells the log, the meters, and whoever the user named.
/// </summary>
internal sealed partial class PipelineReport(SevenBridgesOptions options, ILogger logger)
{
    public void Waiting(WaitNotice notice)
    {
        if (notice.Reason == WaitReason.Maintenance) WaitingForMaintenance(logger, notice.Operation, notice.Delay);
        else WaitingFor(logger, notice.Operation, notice.Reason, notice.Delay);
        Telemetry.CountWait(notice.Reason);
        try
        {
            options.Waiting?.Report(notice);
        }
        catch (Exception e)
        {
            // Who only wants to be told must not be able to break a call, or to keep its place in the budget for ever.
            NotTold(logger, notice.Operation, e.GetType().Name);
        }
    }

    public void CircuitOpened(TimeSpan pause) => CircuitOpened(logger, pause);

    public void CircuitClosed() => CircuitClosed(logger);

    [LoggerMessage(LogEvents.Waiting, LogLevel.Information, "{Operation} waits {Delay} before it is sent ({Reason}).")]
    private static partial void WaitingFor(ILogger logger, string operation, WaitReason reason, TimeSpan? delay);

    [LoggerMessage(LogEvents.WaitingForMaintenance, LogLevel.Warning, "{Operation} waits {Delay} because the Platform is under maintenance.")]
    private static partial void WaitingForMaintenance(ILogger logger, string operation, TimeSpan? delay);

    [LoggerMessage(LogEvents.WaitNotTold, LogLevel.Warning, "{Operation}: the Waiting of the options failed with {Error}; the call goes on.")]
    private static partial void NotTold(ILogger logger, string operation, string error);

    [LoggerMessage(LogEvents.CircuitOpened, LogLevel.Error, "Nearly all calls failed just now; none is sent for {Pause}.")]
    private static partial void CircuitOpened(ILogger logger, TimeSpan pause);

    [LoggerMessage(LogEvents.CircuitClosed, LogLevel.Information, "Calls succeed again; all are sent as usual.")]
    private static partial void CircuitClosed(ILogger logger);
}
