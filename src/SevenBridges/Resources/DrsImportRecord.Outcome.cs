namespace SevenBridges;

/// <content>What came of one file of an import by DRS addresses.</content>
public partial class DrsImportRecord
{
    // BY HAND: of the two members only one is sent, and reading the other one would say that it was not loaded.

    /// <summary>True when the file was imported; false when there is an error in its place.</summary>
    public bool IsSuccess => _resource is not null;

    /// <summary>The file, or the error in its place as an exception.</summary>
    /// <exception cref="SevenBridgesException">This one failed; status, code and words are those of its error.</exception>
    public PlatformFile EnsureSuccess() => _resource ?? throw JobErrors.AsAnswer(_error, "drsImports.bulkCreate");
}
