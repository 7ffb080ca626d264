namespace SevenBridges;

/// <summary>The imports that come from one volume.</summary>
/// <param name="volume">The volume.</param>
public sealed class VolumeImports(Volume volume)
{
    /// <summary>Lists the imports from the volume that the account started.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="ImportsClient.Query"/>.</remarks>
    public Pageable<Import> Query(ImportQuery? query = null) => volume.Platform.Imports.Query((query ?? new()) with { Volume = volume.Id });
}
