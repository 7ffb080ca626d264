namespace SevenBridges;

/// <summary>How one of many things that were waited for came to its end.</summary>
/// <typeparam name="T">What it is: a task, an import, an export.</typeparam>
/// <param name="Id">Its id, as it was given.</param>
/// <param name="Work">It, as it was at the last look; null when it was never seen.</param>
/// <param name="Failure">
/// Null: it is completed. A <see cref="WorkFailedException"/>: it came to another end. A <see cref="WaitTimedOutException"/>: it had not come to its end when the
/// time was up. An <see cref="InvalidOperationException"/>: it would never have. Any other: the Platform did not show it, such as a <see cref="NotFoundException"/>.
/// </param>
public sealed record WorkOutcome<T>(string Id, T? Work, Exception? Failure)
    where T : PlatformModel
{
    /// <summary>True when it is completed.</summary>
    public bool IsCompleted => Failure is null;

    /// <summary>It, completed; or else the exception that says why it is not.</summary>
    /// <returns>It, completed.</returns>
    public T EnsureCompleted() => Failure is null ? Work! : throw Failure;
}
