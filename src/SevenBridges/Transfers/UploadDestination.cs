namespace SevenBridges;

/// <summary>Where an upload goes: the top of a project, or a folder, and the name it gets there.</summary>
public sealed record UploadDestination
{
    private UploadDestination()
    {
    }

    /// <summary>The project; null when it goes into a folder.</summary>
    public ProjectId? Project { get; private init; }

    /// <summary>The folder; null when it goes to the top of a project.</summary>
    public FileId? Folder { get; private init; }

    /// <summary>The name that the file gets on the Platform; null: its local one.</summary>
    public string? Name { get; init; }

    /// <summary>The top of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name that the file gets; null: its local one.</param>
    public static UploadDestination InProject(ProjectId project, string? name = null) => new() { Project = project, Name = name };

    /// <summary>A folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name that the file gets; null: its local one.</param>
    public static UploadDestination InFolder(FileId folder, string? name = null) => new() { Folder = folder, Name = name };

    /// <summary>The top of a project, under the local name.</summary>
    /// <param name="project">The id of the project, such as <c>rfranklin/wgs</c>.</param>
    /// <exception cref="ArgumentException">The text has not the shape of a project's id.</exception>
    public static implicit operator UploadDestination(string project) => InProject(project);

    /// <summary>The top of a project, under the local name.</summary>
    /// <param name="project">The project.</param>
    public static implicit operator UploadDestination(ProjectId project) => InProject(project);

    /// <summary>The top of a project, under the local name.</summary>
    /// <param name="project">The project.</param>
    public static implicit operator UploadDestination(Project project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return InProject(project.Id);
    }
}
