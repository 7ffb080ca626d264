namespace SevenBridges;

// BY HAND: these calls belong to other resources; here the project is filled in.
public partial class Project
{
    /// <summary>The files of this project.</summary>
    public ProjectFiles Files => new(this);

    /// <summary>The apps of this project.</summary>
    public ProjectApps Apps => new(this);

    /// <summary>The tasks of this project.</summary>
    public ProjectTasks Tasks => new(this);

    internal SevenBridgesClient Platform => Connected();

    /// <summary>Copies files into this project, one call for each.</summary>
    /// <param name="files">Files of other projects; models or ids.</param>
    /// <param name="cancellationToken">Ends the copying; what was copied stays.</param>
    /// <returns>The copies, in the order of the files.</returns>
    /// <exception cref="SevenBridgesException">5003: A file of that name exists here. 5014: This token may not copy the file or not write here.</exception>
    /// <remarks>
    /// What was copied before a failure stays.
    /// As <see cref="FilesClient.CopyAsync(FileId, FileCopy, FileFields, CancellationToken)"/>.
    /// </remarks>
    public virtual async Task<IReadOnlyList<PlatformFile>> AddFilesAsync(IEnumerable<FileId> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var copies = new List<PlatformFile>();
        foreach (var file in files)
            copies.Add(await AddFileAsync(file, cancellationToken).ConfigureAwait(false));
        return copies;
    }

    /// <summary>Copies a file into this project.</summary>
    /// <param name="file">A file of another project.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="SevenBridgesException">5003: A file of that name exists here. 5014: This token may not copy the file or not write here.</exception>
    /// <remarks>As <see cref="FilesClient.CopyAsync(FileId, FileCopy, FileFields, CancellationToken)"/>.</remarks>
    public virtual Task<PlatformFile> AddFileAsync(FileId file, CancellationToken cancellationToken = default) =>
        Connected().Files.CopyAsync(file, new FileCopy { Project = Id }, cancellationToken: cancellationToken);

    /// <summary>Creates a task in this project.</summary>
    /// <param name="app">The app to run.</param>
    /// <param name="name">Name of the task.</param>
    /// <param name="inputs">Values of the app's inputs; null: none yet.</param>
    /// <param name="run">True: the task is run at once. False: it stays a draft.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task; its <c>Errors</c> say what a draft still needs before it can be run.</returns>
    /// <exception cref="TaskValidationException">It was to be run, and its inputs are not valid: it was made, and stays a draft. The exception carries it.</exception>
    /// <exception cref="SevenBridgesException">6002: No such app. 7001: This token may not run tasks in the project.</exception>
    /// <remarks>As <see cref="TasksClient.CreateAsync"/>.</remarks>
    public virtual Task<PlatformTask> CreateTaskAsync(AppId app, string name, TaskInputs? inputs = null, bool run = false, CancellationToken cancellationToken = default) =>
        CreateTaskAsync(new TaskCreate { Project = Id, App = app, Name = name, Inputs = inputs }, run ? TaskAction.Run : null, cancellationToken: cancellationToken);

    /// <summary>Creates a task in this project, with all that a task can be given: a batch, settings of its execution, a place for its outputs.</summary>
    /// <param name="task">What the task is made from. Its project is this one, whichever it names: the same body makes tasks in many projects.</param>
    /// <param name="action">What happens to the task as soon as it is made. Null: it stays a draft.</param>
    /// <param name="batch">False keeps an app that batches by itself from doing so; only together with <paramref name="action"/>. Null: as the app says.</param>
    /// <param name="fields">Which fields of the task come.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task; its <c>Errors</c> say what a draft still needs before it can be run.</returns>
    /// <exception cref="TaskValidationException">It was to be run, and its inputs are not valid: it was made, and stays a draft. The exception carries it.</exception>
    /// <exception cref="SevenBridgesException">6002: No such app. 7001: This token may not run tasks in the project.</exception>
    /// <remarks>As <see cref="TasksClient.CreateAsync"/>.</remarks>
    public virtual Task<PlatformTask> CreateTaskAsync(
        TaskCreate task, TaskAction? action = null, bool? batch = null, TaskFields fields = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Connected().Tasks.CreateAsync(task with { Project = Id }, action, batch, fields, cancellationToken);
    }
}
