namespace SevenBridges;

/// <content>Uploading code.</content>
public partial class Automation
{
    // BY HAND: an upload is more than one operation; see AutomationPackagesClient.Upload.cs.

    /// <summary>Uploads a local file as the code of this automation and makes a package of it.</summary>
    /// <param name="path">The local file, usually a ZIP archive; not empty.</param>
    /// <param name="version">Version of the package, such as <c>0.0.1</c>.</param>
    /// <param name="schema">The inputs that it takes and the outputs that it gives.</param>
    /// <param name="python">The version of Python that it runs with. Null: the Platform's choice, 3.6.</param>
    /// <param name="memoryLimit">Memory of its runs, in MB, from 1 to 4000. Null: as this automation says.</param>
    /// <param name="name">Name of the file on the Platform. Null: that of the local file.</param>
    /// <param name="options">How it is uploaded; null: <see cref="TransferOptions.Default"/>.</param>
    /// <param name="progress">Told how far the upload is, again and again; no number ever decreases. Null: not told.</param>
    /// <param name="cancellationToken">Gives it up, on the Platform too.</param>
    /// <returns>The package.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="ArgumentException">The local file is empty.</exception>
    /// <exception cref="TransferException">A part could not be sent, or the file is not whole on the Platform. The upload was given up there.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 403 no write permission; 409 there is a package of that version.</exception>
    /// <remarks>As <see cref="AutomationPackagesClient.CreateFromFileAsync"/>.</remarks>
    public virtual Task<AutomationPackage> UploadPackageAsync(
        string path, string version, AutomationPackageSchema schema, AutomationPythonVersion? python = null, long? memoryLimit = null, string? name = null,
        TransferOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Connected().Automations.Packages.CreateFromFileAsync(Id, path, version, schema, python, memoryLimit, name, options, progress, cancellationToken);
}
