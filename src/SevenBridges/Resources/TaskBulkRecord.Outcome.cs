namespace SevenBridges;

/// <content>What came of one of many tasks.</content>
public partial class TaskBulkRecord
{
    // BY HAND: of the two members only one is sent.

    /// <summary>True when there is the task that was asked for; false when there is an error in its place.</summary>
    public bool IsSuccess => _resource is not null;

    /// <summary>The task, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; operation, status, code and words are those of its error.</exception>
    public PlatformTask EnsureSuccess() => _resource ?? throw JobErrors.AsAnswer(_error);
}
