using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace SevenBridges.Http;

/// <summary>Turns whatever kept an answer from coming into a typed exception that says whether the call may have happened.</summary>
internal static class Faults
{
    /// <summary>The typed form of a failure; what is typed already, and the caller's own cancellation, stay as they are.</summary>
    public static Exception Typed(Exception failure, ApiCall call) => failure switch
    {
        SevenBridgesException => failure,
        OperationCanceledException when call.Caller.IsCancellationRequested => failure,
        TimeoutRejectedException timeout => TimedOut(timeout, call),
        BrokenCircuitException circuit => CircuitOpen(circuit, call),
        HttpRequestException when NeverSent(failure) => Unreachable(failure, call),
        HttpRequestException or IOException or OperationCanceledException => Lost(failure, call),
        _ when call.InDoubt => Lost(failure, call),
        _ => failure,
    };

    public static OutcomeUnknownException OutcomeUnknown(Operation operation, string why, Exception cause)
    {
        var how = operation.Ask is { } ask ? $"Find out with {ask} before you send it again." : "Look at what is there before you send it again.";
        var facts = cause is SevenBridgesException known ? known.Facts : ErrorFacts.None;
        return (facts with { Operation = operation.Id, IsTransient = true, IsSafeToRepeat = false }).On(
            new OutcomeUnknownException($"{operation.Id} may or may not have happened: {why}. {how}", cause) { AskOperation = operation.Ask });
    }

    /// <summary>True when no connection came about, so that nothing can have happened.</summary>
    public static bool NeverSent(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    private static ConnectionFailedException Unreachable(Exception e, ApiCall call)
    {
        // A certificate that is not trusted now will not be trusted in a second.
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = e.InnerException is not AuthenticationException, IsSafeToRepeat = true };
        return facts.On(new ConnectionFailedException(
            $"{call.Operation.Id} was not sent: there is no connection to {call.Address.Host}:{call.Address.Port} ({Text(e, call)}).", e));
    }

    private static SevenBridgesException Lost(Exception e, ApiCall call)
    {
        if (!call.Operation.MayRepeat) return OutcomeUnknown(call.Operation, $"the connection broke before the answer was whole ({Text(e, call)})", e);
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true };
        return facts.On(new ConnectionFailedException($"{call.Operation.Id} failed: the connection broke before the answer was whole ({Text(e, call)}).", e));
    }

    private static SevenBridgesException TimedOut(TimeoutRejectedException e, ApiCall call)
    {
        var limit = e.Timeout == Timeout.InfiniteTimeSpan ? "its time limit" : $"{e.Timeout.TotalSeconds:0.###} seconds";
        if (call.InDoubt && !call.Operation.MayRepeat) return OutcomeUnknown(call.Operation, $"no answer came within {limit}", e);
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true };
        return facts.On(new CallTimedOutException($"{call.Operation.Id} failed: no result came within {limit}.{Last(call)}", call.LastFailure ?? e));
    }

    private static CircuitOpenException CircuitOpen(BrokenCircuitException e, ApiCall call)
    {
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true, RetryAfter = e.RetryAfter };
        return facts.On(new CircuitOpenException(
            $"{call.Operation.Id} was not sent: nearly all calls failed just now, and the client pauses before it tries again.{Last(call)}",
            call.LastFailure ?? e));
    }

    private static string Last(ApiCall call) => call.LastFailure is { } last ? $" Before that: {last.Message}" : "";

    private static string Text(Exception e, ApiCall call) => Redaction.Text(e.Message, call.Token?.Secret)!.TrimEnd('.');
}
