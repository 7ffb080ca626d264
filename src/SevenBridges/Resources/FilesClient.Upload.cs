using SevenBridges.Transfers;

namespace SevenBridges;

/// <content>Uploading.</content>
public partial class FilesClient
{
    // BY HAND: an upload is five kinds of call and transfers to the object store; no single operation describes it.

    /// <summary>Uploads a local file in parts and returns the file that the Platform made of them, with what is known about its bytes.</summary>
    /// <param name="path">The local file. Opened for reading; may not be written to meanwhile.</param>
    /// <param name="destination">The project or folder it goes to, and the name it gets there; a project alone will do.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what is there is kept, and the same call takes it up again; without, the upload is given up on the Platform.
    /// </param>
    /// <returns>The file, and whether every byte is verified by a checksum; its size is the number of bytes sent.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="IOException">It is no ordinary file but a pipe, a socket or a device, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The local file may not be read, or is a folder.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there, unless the reason may pass: then what has arrived is kept, and the same call goes on with it (<see cref="TransferException.Journal"/>).</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 404 no such project; 409 a file of that name exists (8005).</exception>
    /// <remarks>
    /// Shape: 1 to 10,000 parts of 5 MiB to 5 GiB (the last may be smaller), 5 TiB in all. An empty file has one empty part.
    /// Repeats: a part, yes; opening and closing only when it is sure that they did not happen.
    /// Source: description operations <c>uploads.init</c>, <c>uploads.getPart</c>, <c>uploads.reportPart</c>, <c>uploads.complete</c>, <c>uploads.abort</c>.
    /// </remarks>
    public virtual Task<UploadedFile> UploadAsync(
        string path, UploadDestination destination, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var transfer = PrepareUpload(path, destination, options, progress, cancellationToken);
        transfer.Start();
        return transfer.Completion;
    }

    /// <summary>Uploads a stream in parts and returns the file that the Platform made of them, with what is known about its bytes.</summary>
    /// <param name="content">Bytes to send, from its current position to its end. Not disposed. One that cannot seek, such as a pipe, may be of any length up to 10,000 parts; its parts are held in memory until they have arrived (<see cref="TransferOptions.MemoryBudget"/>).</param>
    /// <param name="destination">The project or folder it goes to, and the name it gets there.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the upload up, on the Platform too.</param>
    /// <returns>The file, and whether every byte is verified by a checksum; its size is the number of bytes sent.</returns>
    /// <exception cref="ArgumentException"><paramref name="content"/> cannot be read, or there is no name.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 404 no such project; 409 a file of that name exists (8005).</exception>
    /// <remarks>As <see cref="UploadAsync(string, UploadDestination, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Task<UploadedFile> UploadAsync(
        Stream content, UploadDestination destination, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var transfer = PrepareUpload(content, destination, options, progress, cancellationToken);
        transfer.Start();
        return transfer.Completion;
    }

    /// <summary>Prepares the upload of a local file: a handle that can be started, paused, resumed and stopped.</summary>
    /// <param name="path">The local file. Opened when the transfer starts; may not be written to meanwhile.</param>
    /// <param name="destination">The project or folder it goes to, and the name it gets there; a project alone will do.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what is there is kept, and the same call takes it up again; without, the upload is given up on the Platform.
    /// </param>
    /// <returns>The handle. Nothing is read or sent yet; what can fail fails when it is awaited, as with <c>UploadAsync</c>.</returns>
    /// <remarks>As <see cref="FilesClient.UploadAsync(string, UploadDestination, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Transfer<UploadedFile> PrepareUpload(
        string path, UploadDestination destination, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(destination);
        return Prepare(() => FileUploadSource.Open(path), destination.Name ?? Path.GetFileName(path), path, destination, options, progress, cancellationToken);
    }

    /// <summary>Prepares the upload of a stream: a handle that can be started, paused, resumed and stopped.</summary>
    /// <param name="content">Bytes to send, from its current position to its end. Not disposed. One that cannot seek, such as a pipe, may be of any length up to 10,000 parts; its parts are held in memory until they have arrived (<see cref="TransferOptions.MemoryBudget"/>).</param>
    /// <param name="destination">The project or folder it goes to, and the name it gets there.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the upload up, on the Platform too.</param>
    /// <returns>The handle. Nothing is read or sent yet; what can fail fails when it is awaited, as with <c>UploadAsync</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="content"/> cannot be read, or there is no name.</exception>
    /// <remarks>As <see cref="FilesClient.UploadAsync(string, UploadDestination, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Transfer<UploadedFile> PrepareUpload(
        Stream content, UploadDestination destination, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(destination);
        if (!content.CanRead) throw new ArgumentException("The stream cannot be read.", nameof(content));
        var name = destination.Name ?? (content is FileStream file ? Path.GetFileName(file.Name) : null);
        if (name is null) throw new ArgumentException("A stream has no name of its own: set the destination's Name.", nameof(destination));
        if (!content.CanSeek) return PreparePipe(content, name, destination, options ?? TransferOptions.Default, progress, cancellationToken);
        return Prepare(() => new StreamUploadSource(content), name, null, destination, options, progress, cancellationToken);
    }

    private Transfer<UploadedFile> Prepare(
        Func<UploadSource> open, string name, string? path, UploadDestination destination, TransferOptions? options, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(name, progress, Api.Clock, (path, destination));
        var job = new UploadJob(open, path, destination, options ?? TransferOptions.Default, Api, meter);
        return new Transfer<UploadedFile>(job, meter, path, Api.Clock, cancellationToken);
    }

    private Transfer<UploadedFile> PreparePipe(
        Stream content, string name, UploadDestination destination, TransferOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(name, progress, Api.Clock, destination);
        var job = new PipeJob(content, UploadRequest.ForUnknownSize(name, options), destination, options, Api, meter);
        return new Transfer<UploadedFile>(job, meter, null, Api.Clock, cancellationToken);
    }
}
