namespace SevenBridges;

/// <content>What came of one of many files.</content>
public partial class FileBulkRecord
{
    // BY HAND: of the two members only one is sent; after a file was deleted neither is.

    /// <summary>True when this item was done; false when there is an error in its place.</summary>
    public bool IsSuccess => _error is null;

    /// <summary>The file or folder, or the error in its place as an exception.</summary>
    /// <returns>The file or folder; null after it was deleted.</returns>
    /// <exception cref="SevenBridgesException">This one failed; operation, status, code and words are those of its error.</exception>
    public PlatformFile? EnsureSuccess() => _error is null ? _resource : throw JobErrors.AsAnswer(_error);
}
