using System.Runtime.CompilerServices;

namespace SevenBridges;

// BY HAND: these calls belong to other resources, or are one change of many; a listing shows one level, and a tree is several listings.
public partial class Volume
{
    /// <summary>The imports that come from this volume.</summary>
    public VolumeImports Imports => new(this);

    /// <summary>The exports that go to this volume.</summary>
    public VolumeExports Exports => new(this);

    internal SevenBridgesClient Platform => Connected();

    /// <summary>Starts to bring an object, or everything below a prefix, into a project.</summary>
    /// <param name="location">Key of the object, below the prefix of the volume; with a slash at its end everything below it.</param>
    /// <param name="destination">The project or the folder, and the name when it is not the last part of the location.</param>
    /// <param name="overwrite">Whether a file of that name is replaced. Null: it is not.</param>
    /// <param name="autorename">Whether the file gets another name when its own is taken. Null: it is not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The import; <see cref="Import.WaitAsync"/> waits for its end.</returns>
    /// <exception cref="SevenBridgesException">9012: No such project. 9020: This token may not import from the volume. 9069: The volume is inactive.</exception>
    /// <remarks>As <see cref="ImportsClient.CreateAsync(ImportCreate, ImportFields, CancellationToken)"/>.</remarks>
    public virtual Task<Import> ImportAsync(
        string location, ImportTarget destination, bool? overwrite = null, bool? autorename = null, CancellationToken cancellationToken = default) =>
        Connected().Imports.CreateAsync(new VolumeLocation { Volume = Id, Location = location }, destination, overwrite, autorename, cancellationToken: cancellationToken);

    /// <summary>Starts to bring an object, or everything below a prefix, to the top of a project, under the name it has here.</summary>
    /// <param name="location">Key of the object, below the prefix of the volume; with a slash at its end everything below it.</param>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The import; <see cref="Import.WaitAsync"/> waits for its end.</returns>
    /// <exception cref="SevenBridgesException">9012: No such project. 9020: This token may not import from the volume. 9069: The volume is inactive.</exception>
    /// <remarks>As <see cref="ImportsClient.CreateAsync(ImportCreate, ImportFields, CancellationToken)"/>.</remarks>
    public virtual Task<Import> ImportAsync(string location, ProjectId project, CancellationToken cancellationToken = default) =>
        ImportAsync(location, new ImportTarget { Project = project }, cancellationToken: cancellationToken);

    /// <summary>Turns the volume off: nothing goes in or out, its files cannot be read, and it may be deleted.</summary>
    /// <param name="force">Whether unfinished imports and exports are broken off; otherwise they keep the volume turned on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The volume; this model is brought up to date.</returns>
    /// <exception cref="SevenBridgesException">9020: This token may not manage the volume. 90007: It has unfinished jobs.</exception>
    /// <remarks>As <see cref="VolumesClient.UpdateAsync"/>.</remarks>
    public virtual Task<Volume> DeactivateAsync(bool force = false, CancellationToken cancellationToken = default) =>
        Adopt(Connected().Volumes.UpdateAsync(Id, new VolumeUpdate { Active = false }, force ? true : null, cancellationToken: cancellationToken));

    /// <summary>Turns the volume on again.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The volume; this model is brought up to date.</returns>
    /// <exception cref="SevenBridgesException">9020: This token may not manage the volume.</exception>
    /// <remarks>As <see cref="VolumesClient.UpdateAsync"/>.</remarks>
    public virtual Task<Volume> ActivateAsync(CancellationToken cancellationToken = default) =>
        Adopt(Connected().Volumes.UpdateAsync(Id, new VolumeUpdate { Active = true }, cancellationToken: cancellationToken));

    /// <summary>Walks every object below a prefix, level by level.</summary>
    /// <param name="prefix">How the locations begin; null: everything.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The objects, fetched level by level as they are walked.</returns>
    /// <exception cref="SevenBridgesException">9020: This token may not see the volume. 9069: The volume is inactive.</exception>
    /// <remarks>
    /// Paging: <c>volume</c>, level by level.
    /// Repeats: after a passing failure it is sent again.
    /// Source: description operation <c>volumes.queryObjects</c>.
    /// </remarks>
    public virtual IAsyncEnumerable<VolumeObject> Walk(string? prefix = null, CancellationToken cancellationToken = default) => WalkAsync(prefix, cancellationToken);

    private async IAsyncEnumerable<VolumeObject> WalkAsync(string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new Stack<string?>([prefix]);
        while (open.TryPop(out var level))
            await foreach (var page in QueryObjects(new() { Prefix = level }).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                foreach (var found in page)
                    yield return found;
                foreach (var below in page.Prefixes)
                    open.Push(below.Prefix);
            }
    }
}
