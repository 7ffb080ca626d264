namespace SevenBridges;

/// <content>Which of the two it is.</content>
public partial class JobResultItem
{
    // BY HAND: an item has a file or an error, and the one that it has not may be absent or null.

    /// <summary>True when the item could not be done; <see cref="Error"/> says why.</summary>
    public bool IsFailed => Holds(JobResultItemFields.Error()) && Error is not null;
}
