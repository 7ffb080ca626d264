namespace SevenBridges;

/// <content>Uploading into a project.</content>
public partial class Project
{
    // BY HAND: an upload is more than one operation; see FilesClient.Upload.cs.

    /// <summary>Uploads a local file to the top of this project.</summary>
    /// <param name="path">The local file.</param>
    /// <param name="name">The name that the file gets on the Platform; null: its local one.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what is there is kept, and the same call takes it up again; without, the upload is given up on the Platform.
    /// </param>
    /// <returns>The file, and whether every byte is verified by a checksum; its size is the number of bytes sent.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="IOException">It is no ordinary file but a pipe, a socket or a device, or cannot be read.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there, unless the reason may pass: then what has arrived is kept, and the same call goes on with it (<see cref="TransferException.Journal"/>).</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 409 a file of that name exists (8005).</exception>
    /// <remarks>As <see cref="FilesClient.UploadAsync(string, UploadDestination, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Task<UploadedFile> UploadAsync(
        string path, string? name = null, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Files.UploadAsync(path, UploadDestination.InProject(Id, name), options, progress, cancellationToken);

    /// <summary>Prepares the upload of a local file to the top of this project: a handle that can be started, paused, resumed and stopped.</summary>
    /// <param name="path">The local file. Opened when the transfer starts.</param>
    /// <param name="name">The name that the file gets on the Platform; null: its local one.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what is there is kept, and the same call takes it up again; without, the upload is given up on the Platform.
    /// </param>
    /// <returns>The handle. Nothing is read or sent yet; what can fail fails when it is awaited, as with <c>UploadAsync</c>.</returns>
    /// <remarks>As <see cref="FilesClient.UploadAsync(string, UploadDestination, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Transfer<UploadedFile> PrepareUpload(
        string path, string? name = null, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Files.PrepareUpload(path, UploadDestination.InProject(Id, name), options, progress, cancellationToken);

    /// <summary>Uploads everything below a local folder to the top of this project, many files at once. Folders that are missing there are made.</summary>
    /// <param name="path">The local folder. It itself gets no folder in the project: what is in it goes to the top.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far each file is, by its name; the numbers of one file never decrease. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole on the Platform stay there.</param>
    /// <returns>The files that are there now, and what was left out: symbolic links, what is no ordinary file, names that the Platform does not take, and files that exist there.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such local folder.</exception>
    /// <exception cref="TransferException">A file could not be sent whole.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission.</exception>
    /// <remarks>As <see cref="FilesClient.UploadFolderAsync"/>.</remarks>
    public virtual Task<FolderUploadResult> UploadFolderAsync(
        string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Files.UploadFolderAsync(path, UploadDestination.InProject(Id), options, progress, cancellationToken);
}
