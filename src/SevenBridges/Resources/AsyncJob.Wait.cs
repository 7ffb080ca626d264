using SevenBridges.Http;

namespace SevenBridges;

/// <content>Looking at a job again, and waiting for its end.</content>
public partial class AsyncJob : ILongWork
{
    // BY HAND: which operation reads a job depends on its type, and waiting is asking again and again; an operation describes only one question.

    private const int MostTold = 3;

    /// <summary>True when the job has come to its end; some of its items may not have been done.</summary>
    public bool IsFinished => State.IsTerminal;

    string ILongWork.State => State.Value;

    string ILongWork.Label => $"The {Type.Value} job {Id}";

    /// <summary>What became of the items that could not be done; none before the end, and none when all were done.</summary>
    public IReadOnlyList<Error> Failures =>
        Holds(AsyncJobFields.Result) && Result is { } result ? [.. result.Where(item => item.IsFailed).Select(item => item.Error!)] : [];

    /// <summary>Reads the job again.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">This model belongs to no client, or its type is none that this client knows.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such job any more: jobs are kept about a month.</exception>
    /// <remarks>
    /// Repeats: after a passing failure it is sent again.
    /// Source: description operations <c>asyncJobs.getCopy</c>, <c>asyncJobs.getMove</c>, <c>asyncJobs.getDelete</c>.
    /// </remarks>
    public virtual Task ReloadAsync(CancellationToken cancellationToken = default) => ReloadAsync(Details(), FromJson, cancellationToken);

    /// <summary>Waits until the job has done all its items, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the job is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>This job, finished; its <see cref="Result"/> has one entry for each item.</returns>
    /// <exception cref="AsyncJobFailedException">The job is finished, and some of its items could not be done; the exception carries it and says what the Platform says.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the job came to its end.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such job any more.</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget.
    /// Repeats: a look, after a passing failure.
    /// Source: description operations <c>asyncJobs.getCopy</c>, <c>asyncJobs.getMove</c>, <c>asyncJobs.getDelete</c>.
    /// </remarks>
    public virtual Task<AsyncJob> WaitAsync(IProgress<AsyncJob>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    WorkFailedException? ILongWork.Failure()
    {
        if (Failures is not { Count: > 0 } failures) return null;
        var told = string.Join("; ", failures.Take(MostTold).Select(error => error.Holds(ErrorFields.Message) ? error.Message : "no reason given"));
        var more = failures.Count > MostTold ? $"; and {failures.Count - MostTold} more" : "";
        return new AsyncJobFailedException($"{failures.Count} of the {Result!.Count} items of the {Type.Value} job {Id} could not be done: {told}{more}") { Job = this };
    }

    private RequestBuilder Details()
    {
        if (Type == AsyncJobType.Copy) return Operations.AsyncJobsGetCopy.At($"/async/files/copy/{Id}");
        if (Type == AsyncJobType.Move) return Operations.AsyncJobsGetMove.At($"/async/files/move/{Id}");
        if (Type == AsyncJobType.Delete) return Operations.AsyncJobsGetDelete.At($"/async/files/delete/{Id}");
        throw new InvalidOperationException($"The job {Id} is of type '{Type.Value}', which this client does not know: a newer version may.");
    }
}
