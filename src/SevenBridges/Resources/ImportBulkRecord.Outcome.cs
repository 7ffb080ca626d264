namespace SevenBridges;

/// <content>What came of one of many imports.</content>
public partial class ImportBulkRecord
{
    // BY HAND: of the two members only one is sent.

    /// <summary>True when there is the import that was asked for; false when there is an error in its place.</summary>
    public bool IsSuccess => _resource is not null;

    /// <summary>The import, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; operation, status, code and words are those of its error.</exception>
    public Import EnsureSuccess() => _resource ?? throw JobErrors.AsAnswer(_error);
}
