namespace SevenBridges;

// BY HAND: a project and a folder are both places, and one method cannot tell their ids apart.
public partial class PlatformFile
{
    /// <summary>Copies this file into a folder.</summary>
    /// <param name="folder">The folder; of any project that this token may write to.</param>
    /// <param name="name">Name of the copy; null: that of this file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="InvalidOperationException">This model belongs to no client.</exception>
    /// <exception cref="SevenBridgesException">5003: A file of that name exists there. 5018: This is a folder. 5026: No such folder.</exception>
    /// <remarks>As <see cref="FilesClient.CopyToFolderAsync"/>.</remarks>
    public virtual Task<PlatformFile> CopyToFolderAsync(FileId folder, string? name = null, CancellationToken cancellationToken = default) =>
        CopyAsync(new FileCopy { Parent = folder, Name = name }, cancellationToken: cancellationToken);
}
