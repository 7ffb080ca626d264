namespace SevenBridges;

/// <summary>The apps of one project.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectApps(Project project)
{
    /// <summary>Lists the apps of the project.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="AppsClient.Query"/>.</remarks>
    public Pageable<App> Query(AppQuery? query = null) => project.Platform.Apps.Query((query ?? new()) with { Project = project.Id });
}
