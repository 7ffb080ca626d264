namespace SevenBridges;

/// <summary>The tasks of one project.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectTasks(Project project)
{
    /// <summary>Lists the tasks of the project.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <remarks>As <see cref="TasksClient.Query"/>.</remarks>
    public Pageable<PlatformTask> Query(TaskQuery? query = null) => project.Platform.Tasks.Query((query ?? new()) with { Project = project.Id });
}
