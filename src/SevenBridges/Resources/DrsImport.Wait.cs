namespace SevenBridges;

/// <content>Waiting for the end of an import by DRS addresses, and what came of it.</content>
public partial class DrsImport : ILongWork
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the job has come to its end; single files may have failed.</summary>
    public bool IsFinished => State.IsTerminal;

    string ILongWork.State => State.Value;

    string ILongWork.Label => $"The import by DRS addresses {Id}";

    /// <summary>The files that were imported, in the order of the request; empty until the job is finished. Often only their ids are there: <c>EnsureLoadedAsync</c> reads the rest.</summary>
    public IReadOnlyList<PlatformFile> Files => [.. (_result ?? []).Select(record => record._resource).OfType<PlatformFile>()];

    /// <summary>The errors of the files that were not imported; empty until the job is finished.</summary>
    public IReadOnlyList<Error> Errors => [.. (_result ?? []).Select(record => record._error).OfType<Error>()];

    /// <summary>Waits until the job has imported all its files, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the job is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>This job, finished.</returns>
    /// <exception cref="DrsImportFailedException">The job is finished, and some of its files could not be imported; the exception carries it.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the job came to its end.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such job (10211).</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>drsImports.get</c>.
    /// </remarks>
    public virtual Task<DrsImport> WaitAsync(IProgress<DrsImport>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    WorkFailedException? ILongWork.Failure() => Errors is not { Count: > 0 } errors
        ? null
        : new DrsImportFailedException($"{errors.Count} of the {_result!.Count} files of the import {Id} could not be imported.{JobErrors.Said(errors[0])}") { Import = this };
}
