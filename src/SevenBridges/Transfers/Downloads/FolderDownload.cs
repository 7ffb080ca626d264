using System.Collections.Concurrent;

namespace SevenBridges.Transfers;

/// <summary>Downloads several files into one folder, some at a time. What cannot be there by its name is left out and named; any other failure ends it.</summary>
internal sealed class FolderDownload(FolderTarget target, TransferOptions options, IProgress<TransferProgress>? progress)
{
    private readonly ConcurrentDictionary<int, DownloadResult> done = new();
    private readonly ConcurrentDictionary<int, SkippedDownload> skipped = new();

    /// <param name="found">The files, each with the folders that it is in.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    public async Task<FolderDownloadResult> RunAsync(IReadOnlyList<FoundFile> found, CancellationToken cancellationToken)
    {
        MakeFolder(target.Root, target.Root);
        var jobs = found.Select((file, index) => Plan(file, index)).OfType<Job>().ToList();
        var files = new FileQueue(options.Files);
        await files.ForEachAsync(jobs, job => job.File.Holds(FileFields.Size) ? job.File.Size : null, FetchAsync, cancellationToken).ConfigureAwait(false);
        return new FolderDownloadResult { Folder = target.Root, Files = [.. InOrder(done)], Skipped = [.. InOrder(skipped)] };
    }

    private static IEnumerable<T> InOrder<T>(ConcurrentDictionary<int, T> results) => results.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    private Job? Plan(FoundFile found, int index)
    {
        string[] names = [.. found.Folders, found.File.Name];
        var fault = found.Fault;
        if (fault is null && target.PathOf(names, out fault) is { } path) return new Job(index, found.File, names, path);
        Refuse(index, found.File, fault);
        return null;
    }

    private async Task FetchAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            // Once more: what was not there before may have been put there meanwhile, and the making of the folder follows links.
            var fault = target.Obstacle(job.Names);
            if (fault is null) MakeFolder(Path.GetDirectoryName(job.Path)!, job.File.Name);
            fault ??= target.Obstacle(job.Names);
            if (fault is not null) Refuse(job.Index, job.File, fault);
            else done[job.Index] = await job.File.DownloadAsync(job.Path, options, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (LocalFileAlreadyExistsException kept)
        {
            Skip(job.Index, job.File, kept.Message);
        }
    }

    private static void MakeFolder(string folder, string subject)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferSubject(subject, IsUpload: false).Failed(StorageFaults.Local($"the folder '{folder}' could not be made", failure), 1);
        }
    }

    private void Refuse(int index, PlatformFile file, string? fault) => Skip(index, file, $"'{LocalName.Shown(file.Name)}' cannot be a local name here: {fault}.");

    private void Skip(int index, PlatformFile file, string reason) =>
        skipped[index] = new SkippedDownload { FileId = file.Id, Name = file.Name, Reason = reason };

    private sealed record Job(int Index, PlatformFile File, IReadOnlyList<string> Names, string Path);
}
