namespace SevenBridges;

/// <content>What came of one of many imports.</content>
public partial class ImportBulkRecord
{
    /// <summary>True when there is the import that was asked for; false when there is an error in its place.</summary>
    public bool IsSuccess => Resource is not null;

    /// <summary>The import, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; status, code and words are those of its error.</exception>
    public Import EnsureSuccess() => Resource ?? throw JobErrors.AsAnswer(Error, "imports.bulk");
}
