namespace SevenBridges;

/// <content>Telling folders from files.</content>
public partial class PlatformFile
{
    // BY HAND: absent says the same as one of the words, which an enum cannot say.

    /// <summary>Whether this is a folder; what comes without a type is a file.</summary>
    /// <exception cref="FieldNotLoadedException">The query asked for fields without <c>type</c>.</exception>
    public bool IsFolder => Type == FileType.Folder;
}
