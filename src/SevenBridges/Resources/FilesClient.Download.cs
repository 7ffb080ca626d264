using System.Text;
using SevenBridges.Transfers;

namespace SevenBridges;

/// <content>Downloading.</content>
public partial class FilesClient
{
    // BY HAND: a download is a call for a signed address and many requests to the object store; no single operation describes it.

    /// <summary>Downloads the content of a file. It appears under its name only when it is whole, checked and flushed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where to: a file, or a folder that exists, in which it gets the name it has on the Platform.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what has come is kept, and the same call takes it up again; without, it is deleted.
    /// </param>
    /// <returns>Where it is, and what is known about its bytes.</returns>
    /// <exception cref="LocalFileAlreadyExistsException">There is a file, and <see cref="TransferOptions.Overwrite"/> is not set.</exception>
    /// <exception cref="TransferException">
    /// A range could not be fetched, the content is not what was announced, it could not be written (no such folder, full disk), or another transfer is at the same place.
    /// </exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>
    /// Repeats: a range, yes, from where it broke off. A signed address that expires is replaced, once for all workers. What failed for a reason that may pass keeps what has
    /// come, with <see cref="TransferOptions.Resume"/>: the same call goes on where it ended.
    /// Checks: every answer must be of the same content, by ETag or checksum. The whole is compared with the checksum that the object store tells, if it tells one: a CRC-32C
    /// as the bytes come, else an MD5 or SHA-256, for which they are read back. <see cref="DownloadResult.VerifiedBy"/> says which it was.
    /// Source: description operations <c>files.get</c>, <c>files.getDownloadInfo</c>.
    /// </remarks>
    public virtual Task<DownloadResult> DownloadAsync(
        FileId file, string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var transfer = PrepareDownload(file, path, options, progress, cancellationToken);
        transfer.Start();
        return transfer.Completion;
    }

    /// <summary>Prepares the download of a file: a handle that can be started, paused, resumed and stopped.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where to: a file, or a folder that exists, in which it gets the name it has on the Platform.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">
    /// Stops. With <see cref="TransferOptions.Resume"/> what has come is kept, and the same call takes it up again; without, it is deleted.
    /// </param>
    /// <returns>The handle. Nothing is asked for yet; what can fail fails when it is awaited, as with <c>DownloadAsync</c>.</returns>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, string, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Transfer<DownloadResult> PrepareDownload(
        FileId file, string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        PrepareDownload(token => GetAsync(file, DownloadFields, token), Path.GetFileName(path), path, options, progress, cancellationToken);

    /// <summary>Downloads the content of a file into a stream, byte after byte.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where to; written from its current position on. Not disposed. After a failure it holds the beginning of the content.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the download up.</param>
    /// <returns>What is known about the bytes besides their number.</returns>
    /// <exception cref="TransferException">The content could not be fetched, is not what was announced, or could not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, string, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual Task<Verification> DownloadAsync(
        FileId file, Stream target, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(token => GetAsync(file, DownloadFields, token), target, options, progress, cancellationToken);

    /// <summary>Reads the content of a file as text. For files that fit into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">How the bytes are text, unless they begin with a byte order mark; null: UTF-8.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TransferException">The content could not be fetched, or is not what was announced.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>As <see cref="FilesClient.DownloadAsync(FileId, Stream, TransferOptions?, IProgress{TransferProgress}?, CancellationToken)"/>.</remarks>
    public virtual async Task<string> ReadTextAsync(FileId file, Encoding? encoding = null, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        await DownloadAsync(file, bytes, cancellationToken: cancellationToken).ConfigureAwait(false);
        return Text(bytes, encoding);
    }

    /// <summary>Opens the content of a file as a stream that can seek, for tools that look into a large file here and there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">Retries and time-out; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="cancellationToken">Gives the opening up.</param>
    /// <returns>
    /// The stream; the caller disposes it. Read by one at a time (a second read meanwhile is refused), it fetches what is read and as much again ahead of a reader who reads
    /// on: all in all at most twice the bytes read, reads that were cancelled not counted. Who reads a few bytes at a time does well to put a <see cref="BufferedStream"/> before it. It never mixes two states of a file: a read fails when the
    /// content was replaced meanwhile, as far as the object store's ETags tell.
    /// </returns>
    /// <exception cref="TransferException">It is a folder. Reading: the content could not be fetched, or became another.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file.</exception>
    /// <remarks>
    /// Repeats: what fails in passing, range by range. A signed address that expires is replaced.
    /// Source: description operations <c>files.get</c>, <c>files.getDownloadInfo</c>.
    /// </remarks>
    public virtual Task<Stream> OpenReadAsync(FileId file, TransferOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenReadAsync(token => GetAsync(file, DownloadFields, token), options, cancellationToken);

    internal async Task<Stream> OpenReadAsync(
        Func<CancellationToken, Task<PlatformFile>> details, TransferOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = await details(cancellationToken).ConfigureAwait(false);
        var source = new PlatformDownloadSource(Api, file.Id, file.Name, DownloadJob.SizeOf(file));
        return new RemoteStream(new RangeReader(source, options ?? TransferOptions.Default, Api.Transfers), source.Size);
    }

    internal static readonly FileFields DownloadFields = FileFields.Id | FileFields.Name | FileFields.Size | FileFields.Type;

    internal Transfer<DownloadResult> PrepareDownload(
        Func<CancellationToken, Task<PlatformFile>> details, string name, string path, TransferOptions? options, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= TransferOptions.Default;
        return Prepare(details, file => new FileSink(TargetOf(path, file.Name), options, Api.Transfers), name, path, options, progress, cancellationToken);
    }

    internal async Task<Verification> DownloadAsync(
        Func<CancellationToken, Task<PlatformFile>> details, Stream target, TransferOptions? options, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.CanWrite) throw new ArgumentException("The stream cannot be written.", nameof(target));
        options ??= TransferOptions.Default;
        var transfer = Prepare(details, _ => new StreamSink(target, options.VerifyChecksums), "", null, options, progress, cancellationToken);
        transfer.Start();
        return (await transfer.Completion.ConfigureAwait(false)).Verification;
    }

    internal static string Text(MemoryStream bytes, Encoding? encoding)
    {
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, encoding ?? Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private Transfer<DownloadResult> Prepare(
        Func<CancellationToken, Task<PlatformFile>> details, Func<PlatformFile, DownloadSink> open, string name, string? path, TransferOptions options,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(name, progress, Api.Clock, path);
        return new Transfer<DownloadResult>(new DownloadJob(details, open, options, Api, meter), meter, path, Api.Clock, cancellationToken);
    }

    private static string TargetOf(string path, string name)
    {
        if (!Directory.Exists(path) && !Path.EndsInDirectorySeparator(path)) return path;
        if (LocalName.Fault(name) is { } fault)
            throw new TransferException($"'{LocalName.Shown(name)}' cannot be the name of a local file: {fault}. Give the path with a name of your own.") { Fault = TransferFault.NameRefused, FileName = name };
        return Path.Combine(path, name);
    }
}
