namespace SevenBridges.Http;

/// <summary>The error handlers of a client, in the order in which they were added; readers never wait for writers.</summary>
internal sealed class ErrorHandlerList
{
    private readonly Lock gate = new();
    private volatile ErrorHandler[] handlers = [];

    public ErrorHandler[] Current => handlers;

    public void Add(ErrorHandler handler)
    {
        lock (gate) handlers = [.. handlers, handler];
    }

    public bool Remove(ErrorHandler handler)
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
