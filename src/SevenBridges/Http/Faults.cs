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
        OperationCanceledException cancelled when call.Caller.IsCancellationRequested => cancelled,
        TimeoutRejectedException timeout => TimedOut(timeout, call),
        BrokenCircuitException circuit => CircuitOpen(circuit, call),
        _ when NeverSent(failure) => Unreachable(failure, call),
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

    /// <summary>The caller's own cancellation, with the token by which the caller knows it.</summary>
    public static OperationCanceledException Cancelled(OperationCanceledException e, ApiCall call) =>
        e.CancellationToken == call.Caller ? e : new OperationCanceledException($"{call.Operation.Id} was cancelled.", e, call.Caller);

    /// <summary>What becomes of a call that was under way when its client was disposed.</summary>
    public static Exception Closed(Exception e, ApiCall call) => call.InDoubt && !call.Operation.MayRepeat
        ? OutcomeUnknown(call.Operation, "the client was disposed before the answer was whole", e)
        : new ObjectDisposedException($"{call.Operation.Id} has no result: its {nameof(SevenBridgesClient)} was disposed before it was done.", e);

    /// <summary>True when no connection came about, so that nothing can have happened.</summary>
    public static bool NeverSent(Exception failure) => failure switch
    {
        HttpRequestException http => http.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        OperationCanceledException { InnerException: TimeoutException slow } => IsOfConnecting(slow),
        _ => false,
    };

    /// <summary>The one that says what is wrong: the outer one may only say "see inner exception", or that something was copied.</summary>
    public static Exception Telling(Exception e) => e is HttpRequestException { InnerException: AuthenticationException or IOException } ? e.InnerException : e;

    /// <summary>A time-out of connecting has no type of its own: its text names the handler's property, or, when an app is trimmed, the text's key.</summary>
    private static bool IsOfConnecting(TimeoutException slow) =>
        slow.Message.Contains(nameof(SocketsHttpHandler.ConnectTimeout), StringComparison.Ordinal) || slow.Message.Contains("connect_timedout", StringComparison.Ordinal);

    private static ConnectionFailedException Unreachable(Exception e, ApiCall call)
    {
        // A certificate that is not trusted now will not be trusted in a second.
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = e.InnerException is not AuthenticationException, IsSafeToRepeat = true };
        return facts.On(new ConnectionFailedException(
            $"{call.Operation.Id} was not sent: there is no connection to {call.Address.Host}:{call.Address.Port} ({Text(e, call)}).", Inner(e, call)));
    }

    private static SevenBridgesException Lost(Exception e, ApiCall call)
    {
        if (call.InDoubt && !call.Operation.MayRepeat)
            return OutcomeUnknown(call.Operation, $"the connection broke before the answer was whole ({Text(e, call)})", Inner(e, call));
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true };
        return facts.On(new ConnectionFailedException($"{call.Operation.Id} failed: the connection broke before the answer was whole ({Text(e, call)}).", Inner(e, call)));
    }

    private static SevenBridgesException TimedOut(TimeoutRejectedException e, ApiCall call)
    {
        var limit = e.Timeout == Timeout.InfiniteTimeSpan ? "its time limit" : $"{e.Timeout.TotalSeconds:0.###} seconds";
        if (call.InDoubt && !call.Operation.MayRepeat) return OutcomeUnknown(call.Operation, $"no answer came within {limit}", Inner(e, call));
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true };
        return facts.On(new CallTimedOutException($"{call.Operation.Id} failed: no result came within {limit}.{Last(call.LastFailure)}", call.LastFailure ?? Inner(e, call)));
    }

    private static CircuitOpenException CircuitOpen(BrokenCircuitException e, ApiCall call)
    {
        // By now its time may be over.
        var wait = e.RetryAfter > TimeSpan.Zero ? e.RetryAfter : null;
        var facts = new ErrorFacts { Operation = call.Operation.Id, IsTransient = true, IsSafeToRepeat = true, RetryAfter = wait };
        var last = call.LastFailure ?? e.InnerException as SevenBridgesException;
        return facts.On(new CircuitOpenException(
            $"{call.Operation.Id} was not sent: nearly all calls failed just now, and the client pauses before it tries again.{Last(last)}",
            last ?? (Exception)e));
    }

    private static string Last(Exception? failure) => failure is null ? "" : $" Before that: {failure.Message}";

    private static Exception Inner(Exception e, ApiCall call) => Redaction.Inner(e, call.Token?.Secret);

    private static string Text(Exception e, ApiCall call) => Redaction.Text(Telling(e).Message, call.Token?.Secret)!.TrimEnd('.');
}
