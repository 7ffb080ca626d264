namespace SevenBridges;

/// <content>What came of one of many exports.</content>
public partial class ExportBulkRecord
{
    /// <summary>True when there is the export that was asked for; false when there is an error in its place.</summary>
    public bool IsSuccess => Resource is not null;

    /// <summary>The export, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; status, code and words are those of its error.</exception>
    public Export EnsureSuccess() => Resource ?? throw JobErrors.AsAnswer(Error, "exports.bulk");
}
