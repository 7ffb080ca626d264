namespace SevenBridges;

/// <content>What came of one of many exports.</content>
public partial class ExportBulkRecord
{
    // BY HAND: of the two members only one is sent.

    /// <summary>True when there is the export that was asked for; false when there is an error in its place.</summary>
    public bool IsSuccess => _resource is not null;

    /// <summary>The export, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; operation, status, code and words are those of its error.</exception>
    public Export EnsureSuccess() => _resource ?? throw JobErrors.AsAnswer(_error);
}
