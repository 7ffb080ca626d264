namespace SevenBridges;

/// <content>Copying, moving and deleting many.</content>
public partial class FilesClient
{
    // BY HAND: a job is begun by one operation and looked at by others until it is finished.

    /// <summary>Copies many files and folders by one job, and waits until it is finished.</summary>
    /// <param name="files">Files and folders, from any projects; a folder goes with everything in it.</param>
    /// <param name="project">The project to copy to, at its top; null: give <paramref name="parent"/>.</param>
    /// <param name="parent">The folder to copy to; null: give <paramref name="project"/>.</param>
    /// <param name="progress">Told after each look at the job. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>The finished job; its <c>Result</c> has one entry for each item.</returns>
    /// <exception cref="ArgumentException">There are no files, or not exactly one of project and parent is given.</exception>
    /// <exception cref="AsyncJobFailedException">Some of the items could not be copied; the others were. The exception says which.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the job was finished.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 400 a file is named twice (57008).</exception>
    /// <remarks>
    /// Repeats: a look, after a passing failure; the job is not begun again once it may have begun.
    /// Source: description operations <c>asyncJobs.copyFiles</c>, <c>asyncJobs.getCopy</c>.
    /// </remarks>
    public virtual Task<AsyncJob> CopyManyAsync(
        IEnumerable<FileId> files, ProjectId? project = null, FileId? parent = null, IProgress<AsyncJob>? progress = null, PollPolicy? polling = null,
        CancellationToken cancellationToken = default) =>
        FinishAsync(Jobs.CopyFilesAsync(Transfer(files, project, parent), cancellationToken: cancellationToken), progress, polling, cancellationToken);

    /// <summary>Moves many files and folders by one job, also from project to project, and waits until it is finished.</summary>
    /// <param name="files">Files and folders, from any projects. A file keeps its id; a folder gets a new one, or is put over the one there that bears its name.</param>
    /// <param name="project">The project to move to, at its top; null: give <paramref name="parent"/>.</param>
    /// <param name="parent">The folder to move to; null: give <paramref name="project"/>.</param>
    /// <param name="progress">Told after each look at the job. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>The finished job; its <c>Result</c> has one entry for each item.</returns>
    /// <exception cref="ArgumentException">There are no files, or not exactly one of project and parent is given.</exception>
    /// <exception cref="AsyncJobFailedException">Some of the items could not be moved; the others were. The exception says which.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the job was finished.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 400 a file is named twice (57008).</exception>
    /// <remarks>
    /// Repeats: a look, after a passing failure; the job is not begun again once it may have begun.
    /// Source: description operations <c>asyncJobs.moveFiles</c>, <c>asyncJobs.getMove</c>.
    /// </remarks>
    public virtual Task<AsyncJob> MoveManyAsync(
        IEnumerable<FileId> files, ProjectId? project = null, FileId? parent = null, IProgress<AsyncJob>? progress = null, PollPolicy? polling = null,
        CancellationToken cancellationToken = default) =>
        FinishAsync(Jobs.MoveFilesAsync(Transfer(files, project, parent), cancellationToken: cancellationToken), progress, polling, cancellationToken);

    /// <summary>Deletes many files and folders by one job, and waits until it is finished.</summary>
    /// <param name="files">Files and folders; a folder goes with everything in it.</param>
    /// <param name="progress">Told after each look at the job. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The job goes on.</param>
    /// <returns>The finished job; its <c>Result</c> has one entry for each item.</returns>
    /// <exception cref="ArgumentException">There are no files.</exception>
    /// <exception cref="AsyncJobFailedException">Some of the items could not be deleted; the others were. The exception says which.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the job was finished.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 400 a file is named twice (57008).</exception>
    /// <remarks>
    /// Repeats: a look, after a passing failure; the job is not begun again once it may have begun.
    /// Source: description operations <c>asyncJobs.deleteFiles</c>, <c>asyncJobs.getDelete</c>.
    /// </remarks>
    public virtual Task<AsyncJob> DeleteManyAsync(
        IEnumerable<FileId> files, IProgress<AsyncJob>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        var items = Listed(files).Select(file => new AsyncFileDeleteItem { File = file });
        return FinishAsync(Jobs.DeleteFilesAsync(new AsyncFileDelete { Items = [.. items] }, cancellationToken: cancellationToken), progress, polling, cancellationToken);
    }

    private AsyncJobsClient Jobs => Api.Client.AsyncJobs;

    private static AsyncFileTransfer Transfer(IEnumerable<FileId> files, ProjectId? project, FileId? parent) => project is null == parent is null
        ? throw new ArgumentException("Give the project or the parent folder to go to, and only one of them.", nameof(project))
        : new() { Items = [.. Listed(files).Select(file => new AsyncFileTransferItem { File = file, Project = project, Parent = parent })] };

    private static FileId[] Listed(IEnumerable<FileId> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        FileId[] all = [.. files];
        return all.Length > 0 ? all : throw new ArgumentException("There are no files to do anything with.", nameof(files));
    }

    private static async Task<AsyncJob> FinishAsync(Task<AsyncJob> begun, IProgress<AsyncJob>? progress, PollPolicy? polling, CancellationToken cancellationToken)
    {
        var job = await begun.ConfigureAwait(false);
        return await job.WaitAsync(progress, polling, cancellationToken).ConfigureAwait(false);
    }
}
