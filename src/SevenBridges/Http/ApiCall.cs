using System.Net;
using Polly;

namespace SevenBridges.Http;

/// <summary>One call on its way through the pipeline: what never changes from try to try, and what is known about the tries so far.</summary>
internal sealed class ApiCall(ApiRequest request, Uri address, byte[]? body, long began, CancellationToken caller)
{
    private static readonly ResiliencePropertyKey<ApiCall> Key = new("SevenBridges.Call");

    public ApiRequest Request { get; } = request;

    public Operation Operation => Request.Operation;

    public Uri Address { get; } = address;

    /// <summary>The body, written once for all tries; null: none.</summary>
    public byte[]? Body { get; } = body;

    /// <summary>The clock's timestamp when the call was made.</summary>
    public long Began { get; } = began;

    /// <summary>The caller's own token: only it makes the call end in <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Caller { get; } = caller;

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; set; }

    /// <summary>True while the last request sent has no whole answer: it may have done its work.</summary>
    public bool InDoubt { get; set; }

    /// <summary>True once any request of this call was left without an answer.</summary>
    public bool WasInDoubt { get; set; }

    /// <summary>The last failure, so that a call that runs out of time can say why it took so long.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>The token that was sent last, so that its text can be masked in what comes back.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>The call that a resilience context belongs to.</summary>
    public static ApiCall In(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("This context belongs to no call of this client.");

    /// <summary>A context in which our own strategies find this call. Whoever asks for it returns it to the pool.</summary>
    public ResilienceContext ContextFor(CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(Operation.Id, cancellationToken);
        context.Properties.Set(Key, this);
        return context;
    }

    /// <summary>Notes how a try failed, and returns the failure.</summary>
    public Exception Failed(Exception failure, bool neverSent)
    {
        InDoubt &= !neverSent;
        WasInDoubt |= InDoubt;
        return LastFailure = failure;
    }

    /// <summary>Notes that a try was given up from outside, which says nothing about why.</summary>
    public Outcome<ApiResponse> Abandoned(Outcome<ApiResponse> outcome)
    {
        WasInDoubt |= InDoubt;
        return outcome;
    }

    /// <summary>True when an earlier, unanswered DELETE of this call explains why the object is gone.</summary>
    public bool IsOwnDeletion(HttpStatusCode status) =>
        status == HttpStatusCode.NotFound && WasInDoubt && Operation.Repeat == Repeat.Idempotent && Operation.Method == HttpMethod.Delete;
}
