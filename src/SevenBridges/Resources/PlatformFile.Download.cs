using System.Text;

namespace SevenBridges;

/// <content>Downloading the content of a file.</content>
public partial class PlatformFile
{
    // BY HAND: a download is more than one operation; see FilesClient.Download.cs.

    /// <summary>Downloads the content. It appears under its name only when it is whole, checked and flushed.</summary>
    /// <param name="path">Where to: a file, or a folder that exists, in which it gets the name it has on the Platform.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what has come is kept, and the same call takes it up again; without, it is deleted.
    /// </param>
    /// <returns>Where it is, and what is known about its bytes.</returns>
    /// <exception cref="LocalFileAlreadyExistsException">There is a file, and <see cref="TransferOptions.Overwrite"/> is not set.</exception>
    /// <exception cref="TransferException">A range could not be fetched, the content is not what was announced, or it could not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, string, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Task<DownloadResult> DownloadAsync(
        string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var transfer = PrepareDownload(path, options, progress, cancellationToken);
        transfer.Start();
        return transfer.Completion;
    }

    /// <summary>Prepares the download: a handle that can be started, paused, resumed and stopped.</summary>
    /// <param name="path">Where to: a file, or a folder that exists, in which it gets the name it has on the Platform.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what has come is kept, and the same call takes it up again; without, it is deleted.
    /// </param>
    /// <returns>The handle. Nothing is asked for yet; what can fail fails when it is awaited, as with <c>DownloadAsync</c>.</returns>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, string, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Transfer<DownloadResult> PrepareDownload(
        string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Files.PrepareDownload(
            LoadedAsync, Holds(FileFields.Name) ? Name : System.IO.Path.GetFileName(path), path, options, progress, cancellationToken);

    /// <summary>Downloads the content into a stream, byte after byte.</summary>
    /// <param name="target">Where to; written from its current position on. Not disposed. After a failure it holds the beginning of the content.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the download up.</param>
    /// <returns>What is known about the bytes besides their number.</returns>
    /// <exception cref="TransferException">The content could not be fetched, is not what was announced, or could not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, Stream, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Task<Verification> DownloadAsync(
        Stream target, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Files.DownloadAsync(LoadedAsync, target, options, progress, cancellationToken);

    /// <summary>Reads the content as text. For files that fit into memory.</summary>
    /// <param name="encoding">How the bytes are text, unless they begin with a byte order mark; null: UTF-8.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TransferException">The content could not be fetched, or is not what was announced.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, Stream, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual async Task<string> ReadTextAsync(Encoding? encoding = null, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        await DownloadAsync(bytes, cancellationToken: cancellationToken).ConfigureAwait(false);
        return FilesClient.Text(bytes, encoding);
    }

    /// <summary>Opens the content as a stream that can seek, for tools that look into a large file here and there.</summary>
    /// <param name="options">Retries and time-out; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="cancellationToken">Gives the opening up.</param>
    /// <returns>The stream; the caller disposes it. See <see cref="FilesClient.OpenReadAsync(FileId, TransferOptions?, CancellationToken)"/>.</returns>
    /// <exception cref="TransferException">It is a folder. Reading: the content could not be fetched, or became another.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file.</exception>
    /// <remarks>As <see cref="FilesClient.OpenReadAsync(FileId, TransferOptions?, CancellationToken)"/>.</remarks>
    public virtual Task<Stream> OpenReadAsync(TransferOptions? options = null, CancellationToken cancellationToken = default) =>
        Connected().Files.OpenReadAsync(LoadedAsync, options, cancellationToken);

    private async Task<PlatformFile> LoadedAsync(CancellationToken cancellationToken)
    {
        if (!Holds(FilesClient.DownloadFields)) await EnsureLoadedAsync(cancellationToken).ConfigureAwait(false);
        return this;
    }
}
