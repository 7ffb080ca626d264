using Microsoft.Extensions.Logging;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Repeats what may pass: a bounded number of times, with waits that double, and as long as the object store asks where it asks.</summary>
internal sealed class Attempts(TransferOptions options, TimeProvider clock, ILogger log)
{
    // A line that breaks every few megabytes still brings a terabyte home; one that brings only crumbs does not.
    private const long ComesForward = PartSize.Mebibyte;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // The Platform's own limit opens again after five minutes at most: who is told to wait for that waits.
    private static readonly TimeSpan LongestNamed = TimeSpan.FromMinutes(5);

    /// <param name="attempt">Does the work once; may be told of the fault before it, null the first time.</param>
    /// <param name="subject">Names what was attempted, for the message.</param>
    /// <param name="cancellationToken">Gives up, even while waiting.</param>
    /// <param name="position">How far the work is, where an attempt goes on where the last one broke off; null: each begins anew.</param>
    /// <param name="others">Counts what else of the same transfer has arrived: the line works, as long as it grows. Null: nothing else belongs to it.</param>
    /// <exception cref="TransferException">The last attempt failed, or one in a way that cannot pass.</exception>
    public async Task<T> RunAsync<T>(
        Func<AttemptFault?, Task<T>> attempt, TransferSubject subject, CancellationToken cancellationToken, Func<long>? position = null, Func<long>? others = null)
    {
        AttemptFault? last = null;
        var (reached, arrived) = (position?.Invoke() ?? 0, others?.Invoke() ?? 0);
        for (int number = 1, failures = 1, alike = 1; ; number++, failures++)
        {
            var before = last;
            try
            {
                return await attempt(last).ConfigureAwait(false);
            }
            catch (SevenBridgesException failure) when (failure is not TransferException)
            {
                last = StorageFaults.Platform(failure);
            }
            catch (AttemptFault failure)
            {
                last = failure;
            }

            log.AttemptFailed(number, subject.Words, last.Message);
            alike = last.IsLike(before) ? alike + 1 : 1;
            if (position?.Invoke() - reached >= ComesForward) (number, failures, alike, reached) = (1, 1, 1, position!());
            if (last.IsTransient && others?.Invoke() is { } now && now != arrived) (failures, arrived) = (1, now);
            if (last.IsTrial) failures--;
            else if (!last.MayPass || failures > options.Retries || alike > last.MostRepeats) throw subject.Failed(last, number);
            else await WaitAsync(last, number, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits before the attempt that follows the one of this number.</summary>
    public Task WaitAsync(AttemptFault fault, int number, CancellationToken cancellationToken) =>
        Task.Delay(WaitAfter(fault, number), clock, cancellationToken);

    private TimeSpan WaitAfter(AttemptFault fault, int number)
    {
        // A new address is a call to the Platform, whose pipeline does its own waiting: the first one is asked for at once.
        if (fault.NeedsNewAddress && number == 1) return TimeSpan.Zero;
        if (fault.RetryAfter is { } asked) return Least(asked, LongestNamed) + Repeats.Jitter();
        var doubled = FirstWait * Math.Pow(2, Math.Min(number - 1, 20));
        return Least(doubled, options.LongestWait) * (0.75 + (0.5 * Random.Shared.NextDouble()));
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
