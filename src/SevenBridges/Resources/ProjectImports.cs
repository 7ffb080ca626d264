namespace SevenBridges;

/// <summary>The imports that come into one project.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectImports(Project project)
{
    /// <summary>Lists the imports into the project that the account started.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="ImportsClient.Query"/>.</remarks>
    public Pageable<Import> Query(ImportQuery? query = null) => project.Platform.Imports.Query((query ?? new()) with { Project = project.Id });
}
