namespace SevenBridges;

/// <content>Waiting for the end of an import by DRS addresses, and what came of it.</content>
public partial class DrsImport
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the job has come to its end; single files may have failed.</summary>
    public bool IsFinished => State.IsTerminal;

    /// <summary>The files that were imported, in the order of the request; empty until the job is finished. Often only their ids are there: <c>EnsureLoadedAsync</c> reads the rest.</summary>
    public IReadOnlyList<PlatformFile> Files => [.. (_result ?? []).Select(record => record._resource).OfType<PlatformFile>()];

    /// <summary>The errors of the files that were not imported; empty until the job is finished.</summary>
    public IReadOnlyList<Error> Errors => [.. (_result ?? []).Select(record => record._error).OfType<Error>()];

    /// <summary>Waits until the job has come to its end and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the job is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>The state it ended in.</returns>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such job (10211).</exception>
    /// <remarks>Each look is one call of <c>drsImports.get</c> and counts against the request budget.</remarks>
    public virtual async Task<DrsImportState> WaitAsync(IProgress<DrsImport>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        await Waiting.UntilOverAsync(this, Connected().Api.Clock, ReloadAsync, () => IsFinished, progress, polling, cancellationToken).ConfigureAwait(false);
        return State;
    }
}
