namespace SevenBridges;

/// <content>Sending a file out to a volume.</content>
public partial class PlatformFile
{
    // BY HAND: the call belongs to another resource; here the file is filled in.

    /// <summary>Starts to send this file out to a volume.</summary>
    /// <param name="volume">The volume; it must not be read-only.</param>
    /// <param name="location">Key of the object, below the prefix of the volume.</param>
    /// <param name="overwrite">Whether an object at that location is replaced; otherwise the export fails.</param>
    /// <param name="copyOnly">Whether the Platform keeps the content too; otherwise the file points to the object on the volume from then on.</param>
    /// <param name="properties">How the object is written; null: as the volume says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The export; <see cref="Export.WaitAsync"/> waits for its end.</returns>
    /// <exception cref="SevenBridgesException">9006: The file is public, a folder, or on a volume already. 9026: The volume is read-only. 9069: It is inactive.</exception>
    /// <remarks>As <see cref="ExportsClient.CreateAsync(ExportCreate, bool?, ExportFields, CancellationToken)"/>.</remarks>
    public virtual Task<Export> ExportAsync(
        VolumeId volume, string location, bool overwrite = false, bool copyOnly = false, VolumeProperties? properties = null, CancellationToken cancellationToken = default) =>
        Connected().Exports.CreateAsync(
            new ExportCreate
            {
                Source = new ExportFile { File = Id },
                Destination = new VolumeLocation { Volume = volume, Location = location },
                Overwrite = overwrite,
                Properties = properties,
            },
            copyOnly: copyOnly ? true : null,
            cancellationToken: cancellationToken);
}
