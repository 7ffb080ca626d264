using SevenBridges.Transfers;

namespace SevenBridges;

/// <content>Whole folders, both ways.</content>
public partial class FilesClient
{
    // BY HAND: a folder is walked, and each of its files is a transfer of its own.

    /// <summary>Downloads everything below a folder into a local one, many files at once.</summary>
    /// <param name="folder">The folder on the Platform.</param>
    /// <param name="path">The local folder; made when it is not there. Nothing is ever written outside it, whatever the files are called.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far each file is, by its name; the numbers of one file never decrease. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    /// <returns>The files that are there now, and those left out: because of their names, or because a local file exists and was to be kept.</returns>
    /// <exception cref="TransferException">A file could not be fetched whole, or not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such folder.</exception>
    /// <remarks>
    /// Repeats: what fails in passing, range by range.
    /// Source: description operations <c>files.queryFolder</c>, <c>files.getDownloadInfo</c>.
    /// </remarks>
    public virtual async Task<FolderDownloadResult> DownloadFolderAsync(
        FileId folder, string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var found = new List<FoundFile>();
        await foreach (var file in FolderWalk.FilesAsync(this, folder, [], cancellationToken).ConfigureAwait(false)) found.Add(file);
        return await new FolderDownload(new FolderTarget(path), options ?? TransferOptions.Default, progress).RunAsync(found, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads several files into one local folder, many at once.</summary>
    /// <param name="files">The files.</param>
    /// <param name="path">The local folder; made when it is not there. Nothing is ever written outside it, whatever the files are called.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far each file is, by its name; the numbers of one file never decrease. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    /// <returns>The files that are there now, and those left out: because of their names, or because a local file exists and was to be kept.</returns>
    /// <exception cref="TransferException">A file could not be fetched whole, or not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 a file is gone.</exception>
    /// <remarks>
    /// Repeats: what fails in passing, range by range.
    /// Source: description operations <c>files.getDownloadInfo</c>.
    /// </remarks>
    public virtual Task<FolderDownloadResult> DownloadAllAsync(
        IEnumerable<PlatformFile> files, string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var found = files.Select(file => new FoundFile(file, [])).ToList();
        return new FolderDownload(new FolderTarget(path), options ?? TransferOptions.Default, progress).RunAsync(found, cancellationToken);
    }

    /// <summary>Uploads everything below a local folder, many files at once. Folders that are missing on the Platform are made.</summary>
    /// <param name="path">The local folder. It itself gets no folder on the Platform: what is in it goes to the destination.</param>
    /// <param name="destination">The project or folder it goes to. A name in it is not used.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far each file is, by its name; the numbers of one file never decrease. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole on the Platform stay there.</param>
    /// <returns>The files that are there now, and what was left out: symbolic links, what is no ordinary file or cannot be read, what transfers that are not done have left beside their files, names that the Platform does not take, and files that exist there.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such local folder.</exception>
    /// <exception cref="TransferException">A file could not be sent whole.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 404 no such project or folder.</exception>
    /// <remarks>
    /// Repeats: a part, yes; opening and closing only when it is sure that they did not happen.
    /// Source: description operations <c>files.query</c>, <c>files.createFolder</c>, <c>uploads.init</c>, <c>uploads.getPart</c>, <c>uploads.reportPart</c>, <c>uploads.complete</c>.
    /// </remarks>
    public virtual Task<FolderUploadResult> UploadFolderAsync(
        string path, UploadDestination destination, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(destination);
        return new FolderUpload(this, Api.Client.Endpoint, Path.GetFullPath(path), options ?? TransferOptions.Default, progress).RunAsync(destination, cancellationToken);
    }
}
