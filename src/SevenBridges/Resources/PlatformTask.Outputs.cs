using SevenBridges.Transfers;

namespace SevenBridges;

/// <content>Downloading what a task made.</content>
public partial class PlatformTask
{
    // BY HAND: outputs are files inside values of any shape, and each download is more than one operation.

    /// <summary>Downloads all files among the outputs, with their secondary files and everything in output folders, into one local folder.</summary>
    /// <param name="folder">The local folder; made when it is not there. Nothing is ever written outside it, whatever the files are called.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far each file is, by its name; the numbers of one file never decrease. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    /// <returns>The files that are there now, and those left out: because of their names, or because a local file exists and was to be kept.</returns>
    /// <exception cref="TransferException">A file could not be fetched whole, or not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 the task or a file is gone.</exception>
    /// <remarks>
    /// A task that has no outputs yet gives none: wait for its end first (<see cref="WaitAsync"/>).
    /// Otherwise as <see cref="FilesClient.DownloadAsync(FileId, string, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.
    /// </remarks>
    public virtual async Task<FolderDownloadResult> DownloadOutputsAsync(
        string folder, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Holds(TaskFields.Outputs())) await EnsureLoadedAsync(cancellationToken).ConfigureAwait(false);
        var files = Connected().Files;
        var found = await FindOutputsAsync(files, cancellationToken).ConfigureAwait(false);
        return await new FolderDownload(new FolderTarget(folder), options ?? TransferOptions.Default, progress).RunAsync(found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<FoundFile>> FindOutputsAsync(FilesClient files, CancellationToken cancellationToken)
    {
        var found = new List<FoundFile>();
        foreach (var id in CwlFiles.In(Outputs.Values))
        {
            var item = await files.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!FolderWalk.IsFolder(item))
            {
                found.Add(new FoundFile(item, []));
                continue;
            }

            await foreach (var inner in FolderWalk.FilesAsync(files, id, [item.Name], cancellationToken).ConfigureAwait(false)) found.Add(inner);
        }

        return found;
    }
}
