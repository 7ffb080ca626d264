using Handler = System.Func<SevenBridges.ErrorContext, System.Threading.CancellationToken, System.Threading.Tasks.ValueTask<SevenBridges.ErrorDecision>>;

namespace SevenBridges.Http;

/// <summary>The error handlers of a client, in the order in which they were added; readers never wait for writers.</summary>
internal sealed class ErrorHandlerList
{
    private readonly Lock gate = new();
    private volatile Handler[] handlers = [];

    public Handler[] Current => handlers;

    public void Add(Handler handler)
    {
        lock (gate) handlers = [.. handlers, handler];
    }

    public bool Remove(Handler handler)
    {
        lock (gate)
        {
            var index = Array.LastIndexOf(handlers, handler);
            if (index < 0) return false;
            handlers = [.. handlers[..index], .. handlers[(index + 1)..]];
            return true;
        }
    }
}
