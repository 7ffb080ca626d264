namespace SevenBridges;

// BY HAND: a project and a folder are both places, and one method cannot tell their ids apart.
public partial class FilesClient
{
    /// <summary>Copies a file into a folder.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder; of any project that this token may write to.</param>
    /// <param name="name">Name of the copy; null: that of the original.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="SevenBridgesException">5003: A file of that name exists there. 5018: Folders are not copied this way. 5026: No such folder.</exception>
    /// <remarks>As <see cref="CopyAsync(FileId, FileCopy, FileFields, CancellationToken)"/>.</remarks>
    public virtual Task<PlatformFile> CopyToFolderAsync(FileId file, FileId folder, string? name = null, CancellationToken cancellationToken = default) =>
        CopyAsync(file, new FileCopy { Parent = folder, Name = name }, cancellationToken: cancellationToken);
}
