namespace SevenBridges.Transfers;

/// <summary>Lets a number of workers in at once, in the order in which they came. The number may change while it is open.</summary>
internal sealed class Gate(int limit)
{
    private readonly Lock mutex = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private int inside;

    /// <summary>How many may be inside. Making it smaller sends nobody out.</summary>
    public int Limit
    {
        get => limit;
        set
        {
            lock (mutex) limit = value;
            Admit();
        }
    }

    public int Inside => Volatile.Read(ref inside);

    /// <summary>Waits until there is room. Who entered must <see cref="Leave"/>.</summary>
    public Task EnterAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        var turn = Queued();
        return turn.Task.IsCompleted ? turn.Task : WaitAsync(turn, cancellationToken);
    }

    public void Leave()
    {
        lock (mutex) inside--;
        Admit();
    }

    private TaskCompletionSource Queued()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (mutex) waiting.Enqueue(turn);
        Admit();
        return turn;
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task.ConfigureAwait(false);
    }

    private void Admit()
    {
        lock (mutex)
            while (inside < limit && waiting.TryDequeue(out var next))
                if (next.TrySetResult()) inside++; // who has given up meanwhile takes no room
    }
}
