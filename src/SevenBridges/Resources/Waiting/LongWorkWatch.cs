using System.Runtime.CompilerServices;

namespace SevenBridges;

/// <summary>Waits for many at once: each look asks for all that have not come to their end, in bulk calls, so that a thousand cost ten requests and not a thousand.</summary>
/// <param name="look">Asks for many by their ids; gives one entry for each, in their order.</param>
/// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
/// <param name="clock">What time it is.</param>
internal sealed class LongWorkWatch<TId, T>(Func<IReadOnlyList<TId>, CancellationToken, Task<IReadOnlyList<BulkLook<T>>>> look, PollPolicy? polling, TimeProvider clock)
    where TId : struct
    where T : PlatformModel, ILongWork
{
    /// <summary>Waits until all have come to their end.</summary>
    /// <param name="ids">Which; one that is named twice is asked for once.</param>
    /// <param name="progress">Told after each look of each that was looked at. Null: not told.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How each ended, in the order of the ids.</returns>
    public async Task<IReadOnlyList<WorkOutcome<T>>> WaitAllAsync(IEnumerable<TId> ids, IProgress<T>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        TId[] all = [.. ids];
        var ended = new Dictionary<string, WorkOutcome<T>>(StringComparer.Ordinal);
        await foreach (var outcome in WatchAsync(all, progress, cancellationToken).ConfigureAwait(false))
            ended[outcome.Id] = outcome;
        return [.. all.Select(id => ended[id.ToString()!])];
    }

    /// <summary>Gives each as soon as it has come to its end.</summary>
    public async IAsyncEnumerable<WorkOutcome<T>> WatchAsync(
        IEnumerable<TId> ids, IProgress<T>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = ids.Distinct().ToList();
        var seen = new Dictionary<TId, T>();
        var looks = new Looks(polling, clock);
        while (waiting.Count > 0)
        {
            var entries = await look(waiting, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in Outcomes(waiting, entries, seen, progress))
                yield return outcome;
            if (waiting.Count > 0 && !await looks.NextAsync(cancellationToken).ConfigureAwait(false))
                break;
        }

        foreach (var id in waiting)
            yield return new WorkOutcome<T>(id.ToString()!, seen[id], LongWork.TimedOut(seen[id], looks.Passed));
    }

    /// <summary>Takes out of those that are waited for what has come to its end.</summary>
    private static List<WorkOutcome<T>> Outcomes(List<TId> waiting, IReadOnlyList<BulkLook<T>> entries, Dictionary<TId, T> seen, IProgress<T>? progress)
    {
        var outcomes = new List<WorkOutcome<T>>();
        foreach (var (id, (work, error)) in waiting.ToArray().Zip(entries))
        {
            if (work is not null)
            {
                seen[id] = work;
                progress?.Report(work);
                if (!work.IsFinished && work.Obstacle() is null) continue;
            }

            waiting.Remove(id);
            outcomes.Add(new WorkOutcome<T>(id.ToString()!, work, work is null ? error : work.IsFinished ? work.Failure() : work.Obstacle()));
        }

        return outcomes;
    }
}
