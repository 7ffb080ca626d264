namespace SevenBridges;

/// <summary>The exports that go to one volume.</summary>
/// <param name="volume">The volume.</param>
public sealed class VolumeExports(Volume volume)
{
    /// <summary>Lists the exports to the volume that the account started.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="ExportsClient.Query"/>.</remarks>
    public Pageable<Export> Query(ExportQuery? query = null) => volume.Platform.Exports.Query((query ?? new()) with { Volume = volume.Id });
}
