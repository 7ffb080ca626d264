using SevenBridges.Transfers;

namespace SevenBridges;

/// <content>Uploading code and making packages of it.</content>
public partial class AutomationPackagesClient
{
    // BY HAND: an upload is four kinds of call and transfers to the object store; no single operation describes it.

    /// <summary>Uploads a local file as the code of an automation and makes a package of it.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="path">The local file, usually a ZIP archive. Opened for reading; may not be written to meanwhile, nor be empty.</param>
    /// <param name="version">Version of the package, such as <c>0.0.1</c>.</param>
    /// <param name="schema">The inputs that it takes and the outputs that it gives.</param>
    /// <param name="python">The version of Python that it runs with. Null: the Platform's choice, 3.6.</param>
    /// <param name="memoryLimit">Memory of its runs, in MB, from 1 to 4000. Null: as the automation says.</param>
    /// <param name="name">Name of the file on the Platform. Null: that of the local file.</param>
    /// <param name="options">How it is uploaded; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far the upload is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up, on the Platform too.</param>
    /// <returns>The package; its <see cref="AutomationPackage.Location"/> is the uploaded file.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="ArgumentException">The local file is empty.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 404 no such automation; 409 there is a package of that version.</exception>
    /// <remarks>
    /// When the package is refused, the uploaded file stays on the Platform; nothing shows it, and no call deletes it.
    /// Otherwise as <see cref="UploadCodeAsync"/>, and then <see cref="CreateAsync"/>.
    /// </remarks>
    public virtual async Task<AutomationPackage> CreateFromFileAsync(
        AutomationId automation, string path, string version, AutomationPackageSchema schema, AutomationPythonVersion? python = null, long? memoryLimit = null,
        string? name = null, TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(schema);
        var code = await UploadCodeAsync(automation, path, name, options, progress, cancellationToken).ConfigureAwait(false);
        var package = new AutomationPackageCreate { Version = version, Location = code.File.Id, Schema = schema, Python = python, MemoryLimit = memoryLimit };
        return await CreateAsync(automation, package, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a local file as the code of an automation, in parts; a package can then be made of it.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="path">The local file. Opened for reading; may not be written to meanwhile, nor be empty.</param>
    /// <param name="name">Name of the file on the Platform. Null: that of the local file.</param>
    /// <param name="options">How; null: <see cref="TransferOptions.Default"/>. Uploads of code are not taken up again by a later process.</param>
    /// <param name="progress">Told how far it is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives the upload up, on the Platform too.</param>
    /// <returns>The uploaded file, and whether every byte is verified by a checksum; the file's id is the <see cref="AutomationPackageCreate.Location"/> of a package.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="ArgumentException">The local file is empty.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 404 no such automation.</exception>
    /// <remarks>
    /// Repeats: a part, yes; opening and closing only when it is sure that they did not happen.
    /// Source: description operations <c>automationUploads.init</c>, <c>automationUploads.getPart</c>, <c>automationUploads.reportPart</c>, <c>automationUploads.complete</c>, <c>automationUploads.abort</c>.
    /// </remarks>
    public virtual Task<UploadedFile> UploadCodeAsync(
        AutomationId automation, string path, string? name = null, TransferOptions? options = null, IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var meter = new ProgressMeter(name ?? Path.GetFileName(path), progress, Api.Clock, (path, automation));
        var job = new CodeUploadJob(path, automation, options ?? TransferOptions.Default, Api, meter);
        var transfer = new Transfer<UploadedFile>(job, meter, path, Api.Clock, cancellationToken);
        transfer.Start();
        return transfer.Completion;
    }
}
