namespace SevenBridges;

/// <summary>The files of one project.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectFiles(Project project)
{
    /// <summary>Lists files and folders at the top of the project, or in one of its folders.</summary>
    /// <param name="query">What to narrow by; without a place, the top of the project is listed. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="FilesClient.Query"/>.</remarks>
    public Pageable<PlatformFile> Query(FileQuery? query = null) =>
        project.Platform.Files.Query(query is { Parent: not null } ? query : (query ?? new()) with { Project = project.Id });

    /// <summary>Finds a file or folder by its path.</summary>
    /// <param name="path">Names parted by <c>/</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What stands at the path; null when there is nothing.</returns>
    /// <exception cref="ArgumentException">The path has no name in it.</exception>
    /// <exception cref="SevenBridgesException">3002: The project is gone, or not visible to this token any more.</exception>
    /// <remarks>As <see cref="FilesClient.FindAsync"/>.</remarks>
    public Task<PlatformFile?> FindAsync(string path, CancellationToken cancellationToken = default) => project.Platform.Files.FindAsync(project.Id, path, cancellationToken);

    /// <summary>Walks everything in the project, each folder before what is in it.</summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <remarks>As <see cref="FilesClient.Walk(ProjectId, FileFields, CancellationToken)"/>.</remarks>
    public IAsyncEnumerable<PlatformFile> Walk(CancellationToken cancellationToken = default) => project.Platform.Files.Walk(project.Id, cancellationToken: cancellationToken);
}
