using System.Runtime.CompilerServices;

namespace SevenBridges;

// BY HAND: a query lists one level; a path and a tree are several queries.
public partial class FilesClient
{
    /// <summary>Finds a file or folder by its path in a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">Names parted by <c>/</c>, such as <c>reads/2025/S1.bam</c>; a slash at the beginning or end does not matter.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What stands at the path; null when a name of the path does not exist, or one on the way is a file.</returns>
    /// <exception cref="ArgumentException">The path has no name in it.</exception>
    /// <exception cref="SevenBridgesException">3002: No such project, or not visible to this token.</exception>
    /// <remarks>
    /// One request for each name of the path.
    /// Repeats: after a passing failure it is sent again.
    /// Source: description operation <c>files.query</c>.
    /// </remarks>
    public virtual async Task<PlatformFile?> FindAsync(ProjectId project, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            throw new ArgumentException("The path needs at least one name, such as 'reads/S1.bam'.", nameof(path));
        var found = await NamedAsync(new FileQuery { Project = project, Names = [names[0]] }, cancellationToken).ConfigureAwait(false);
        foreach (var name in names.Skip(1))
            found = found is { Type: { } type } && type == FileType.Folder
                ? await NamedAsync(new FileQuery { Parent = found.Id, Names = [name] }, cancellationToken).ConfigureAwait(false)
                : null;
        return found;
    }

    /// <summary>Walks everything below a folder, each folder before what is in it.</summary>
    /// <param name="folder">The folder; it is not among the results.</param>
    /// <param name="fields">Which fields each file brings; <c>id</c> and <c>type</c> always come. Not set: everything.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>Files and folders, fetched folder by folder as they are walked.</returns>
    /// <exception cref="SevenBridgesException">5002: No such folder, or not visible to this token.</exception>
    /// <remarks>
    /// Paging: <c>page</c>, folder by folder.
    /// Repeats: after a passing failure it is sent again.
    /// Source: description operation <c>files.query</c>.
    /// </remarks>
    public virtual IAsyncEnumerable<PlatformFile> Walk(FileId folder, FileFields fields = default, CancellationToken cancellationToken = default) =>
        WalkAsync(new FileQuery { Parent = folder, Fields = WithWhatWalkingNeeds(fields) }, cancellationToken);

    /// <summary>Walks everything in a project, each folder before what is in it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="fields">Which fields each file brings; <c>id</c> and <c>type</c> always come. Not set: everything.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>Files and folders, fetched folder by folder as they are walked.</returns>
    /// <exception cref="SevenBridgesException">3002: No such project, or not visible to this token.</exception>
    /// <remarks>
    /// Paging: <c>page</c>, folder by folder.
    /// Repeats: after a passing failure it is sent again.
    /// Source: description operation <c>files.query</c>.
    /// </remarks>
    public virtual IAsyncEnumerable<PlatformFile> Walk(ProjectId project, FileFields fields = default, CancellationToken cancellationToken = default) =>
        WalkAsync(new FileQuery { Project = project, Fields = WithWhatWalkingNeeds(fields) }, cancellationToken);

    private static FileFields WithWhatWalkingNeeds(FileFields fields) => fields.Text is null ? fields : fields | FileFields.Id | FileFields.Type;

    private async IAsyncEnumerable<PlatformFile> WalkAsync(FileQuery level, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new Stack<FileQuery>([level]);
        while (open.TryPop(out var query))
            await foreach (var file in Query(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return file;
                if (file.Type == FileType.Folder)
                    open.Push(level with { Project = null, Parent = file.Id });
            }
    }

    /// <summary>A server that ignores the filter must not make us take another file for the one that was asked for.</summary>
    private async Task<PlatformFile?> NamedAsync(FileQuery query, CancellationToken cancellationToken)
    {
        await foreach (var file in Query(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (file.Name == query.Names![0])
                return file;
        return null;
    }
}
