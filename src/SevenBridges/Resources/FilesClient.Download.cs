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
    /// <param name="cancellationToken">Gives the download up; what had come is deleted.</param>
    /// <returns>Where it is, and what is known about its bytes.</returns>
    /// <exception cref="LocalFileAlreadyExistsException">There is a file, and <see cref="TransferOptions.Overwrite"/> is not set.</exception>
    /// <exception cref="TransferException">A range could not be fetched, the content is not what was announced, or it could not be written.</exception>
    /// <exception cref="IOException">The local file cannot be made: no such folder, or another process is downloading to the same place.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    /// <remarks>
    /// Repeats: a range, yes, from where it broke off. A signed address that expires is replaced, once for all workers.
    /// Source: description <c>files.get</c>, <c>files.getDownloadInfo</c>.
    /// </remarks>
    public virtual async Task<DownloadResult> DownloadAsync(
        FileId file, string path, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var details = await GetAsync(file, DownloadFields, cancellationToken).ConfigureAwait(false);
        return await DownloadAsync(details, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads the content of a file into a stream, byte after byte.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where to; written from its current position on. Not disposed. After a failure it holds the beginning of the content.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the download up.</param>
    /// <returns>What is known about the bytes besides their number.</returns>
    /// <exception cref="TransferException">The content could not be fetched, is not what was announced, or could not be written.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    public virtual async Task<Verification> DownloadAsync(
        FileId file, Stream target, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.CanWrite) throw new ArgumentException("The stream cannot be written.", nameof(target));
        var details = await GetAsync(file, DownloadFields, cancellationToken).ConfigureAwait(false);
        return await DownloadAsync(details, target, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the content of a file as text. For files that fit into memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">How the bytes are text, unless they begin with a byte order mark; null: UTF-8.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TransferException">The content could not be fetched, or is not what was announced.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no permission to download; 404 no such file; 400 it is a folder (5017).</exception>
    public virtual async Task<string> ReadTextAsync(FileId file, Encoding? encoding = null, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        await DownloadAsync(file, bytes, cancellationToken: cancellationToken).ConfigureAwait(false);
        return Text(bytes, encoding);
    }

    internal static readonly FileFields DownloadFields = FileFields.Id | FileFields.Name | FileFields.Size | FileFields.Type;

    internal async Task<DownloadResult> DownloadAsync(
        PlatformFile file, string path, TransferOptions? options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        options ??= TransferOptions.Default;
        var target = TargetOf(path, file.Name);
        using var sink = new FileSink(target, options.Overwrite, Api.Transfers.Log);
        var verification = await DownloadAsync(file, sink, options, progress, cancellationToken).ConfigureAwait(false);
        return new DownloadResult { FileId = file.Id, Path = target, Bytes = file.Size ?? 0, Verification = verification };
    }

    internal async Task<Verification> DownloadAsync(
        PlatformFile file, Stream target, TransferOptions? options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        options ??= TransferOptions.Default;
        using var sink = new StreamSink(target, options.VerifyChecksums);
        return await DownloadAsync(file, sink, options, progress, cancellationToken).ConfigureAwait(false);
    }

    internal static string Text(MemoryStream bytes, Encoding? encoding)
    {
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, encoding ?? Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private async Task<Verification> DownloadAsync(
        PlatformFile file, DownloadSink sink, TransferOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var source = new PlatformDownloadSource(Api, file.Id, file.Name, SizeOf(file));
        var meter = new ProgressMeter(file.Name, progress, Api.Clock);
        using var download = new RangedDownload(source, sink, options, Api.Transfers, meter);
        return await download.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static long SizeOf(PlatformFile file)
    {
        if (file.Holds(FileFields.Type) && file.Type == FileType.Folder) throw Refused(file, "it is a folder");
        return file.Size ?? throw Refused(file, "the Platform does not say how large it is");
    }

    private static string TargetOf(string path, string name)
    {
        if (!Directory.Exists(path) && !Path.EndsInDirectorySeparator(path)) return path;
        if (LocalName.Fault(name) is { } fault)
            throw new TransferException($"'{name}' cannot be the name of a local file: {fault}. Give the path with a name of your own.") { Fault = TransferFault.NameRefused, FileName = name };
        return Path.Combine(path, name);
    }

    private static TransferException Refused(PlatformFile file, string why) =>
        new($"'{file.Name}' was not downloaded: {why}.") { Fault = TransferFault.Refused, FileName = file.Name };
}
