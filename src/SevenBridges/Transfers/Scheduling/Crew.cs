using System.Runtime.ExceptionServices;

namespace SevenBridges.Transfers;

/// <summary>Several that do the same work until there is none. The first failure stops all, and is what the caller sees, not the cancellations that followed from it.</summary>
internal static class Crew
{
    /// <param name="size">How many.</param>
    /// <param name="work">What each does, until nothing is left.</param>
    /// <param name="cancellationToken">Stops all.</param>
    public static async Task RunAsync(int size, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = new FirstFailure();
        await Task.WhenAll(Enumerable.Range(0, size).Select(_ => MemberAsync(work, first, stop))).ConfigureAwait(false);
        first.Throw();
    }

    /// <summary>Does one thing for each number, several at once.</summary>
    /// <param name="size">How many at once.</param>
    /// <param name="numbers">The numbers, in the order in which they are begun.</param>
    /// <param name="work">What is done for each.</param>
    /// <param name="cancellationToken">Stops all.</param>
    public static async Task ForEachAsync<T>(int size, IEnumerable<T> numbers, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var rest = numbers.GetEnumerator();
        var mutex = new Lock();
        await RunAsync(size, MemberAsync, cancellationToken).ConfigureAwait(false);

        async Task MemberAsync(CancellationToken token)
        {
            while (Take(out var number)) await work(number, token).ConfigureAwait(false);
        }

        bool Take(out T number)
        {
            lock (mutex)
            {
                var more = rest.MoveNext();
                number = more ? rest.Current : default!;
                return more;
            }
        }
    }

    private static async Task MemberAsync(Func<CancellationToken, Task> work, FirstFailure first, CancellationTokenSource stop)
    {
        try
        {
            await work(stop.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            first.Note(failure);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private sealed class FirstFailure
    {
        private ExceptionDispatchInfo? failure;

        public void Note(Exception exception) => Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);

        public void Throw() => failure?.Throw();
    }
}
