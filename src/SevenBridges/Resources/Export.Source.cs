namespace SevenBridges;

/// <content>The file that an export sends out.</content>
public partial class Export
{
    // BY HAND: the wire names the file by its id only; reading it belongs to another resource.

    /// <summary>Reads the file that goes out, as it is now: after an export that is not only a copy it points to the object on the volume.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The file.</returns>
    /// <exception cref="SevenBridgesException">404 the file was deleted, or is not visible to this token (5002).</exception>
    /// <remarks>As <see cref="FilesClient.GetAsync"/>.</remarks>
    public virtual Task<PlatformFile> GetSourceFileAsync(CancellationToken cancellationToken = default) =>
        Connected().Files.GetAsync((Source ?? throw new InvalidOperationException($"The Platform does not say which file the export {Id} sends out.")).File, cancellationToken: cancellationToken);
}
