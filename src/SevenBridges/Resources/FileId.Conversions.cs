using SevenBridges.Json;

namespace SevenBridges;

// BY HAND: these are no files themselves, but each tells which file it is about.
public readonly partial record struct FileId
{
    /// <summary>The file that was found.</summary>
    /// <param name="found">What a search found.</param>
    public static implicit operator FileId(FileSearchResult found) => Given.Or(found).Id;

    /// <summary>The file of a task's input or output.</summary>
    /// <param name="file">The value.</param>
    public static implicit operator FileId(CwlFile file) => Given.Or(file).Id;

    /// <summary>The folder of a task's input or output.</summary>
    /// <param name="folder">The value.</param>
    public static implicit operator FileId(CwlDirectory folder) => Given.Or(folder).Id;
}
