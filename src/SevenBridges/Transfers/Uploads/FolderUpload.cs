using System.Collections.Concurrent;

namespace SevenBridges.Transfers;

/// <summary>Uploads everything below a local folder, some files at a time. What cannot be on the Platform by its kind or name is left out and named; any other failure ends it.</summary>
internal sealed class FolderUpload(FilesClient files, string root, TransferOptions options, IProgress<TransferProgress>? progress)
{
    private const int FileExists = 8005;
    private const int FolderNameInvalid = 5024;

    private readonly ConcurrentDictionary<string, UploadedFile> done = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SkippedUpload> skipped = new(StringComparer.Ordinal);

    /// <param name="destination">Where to.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    public async Task<FolderUploadResult> RunAsync(UploadDestination destination, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>();
        await PlanAsync(new DirectoryInfo(root), destination, jobs, cancellationToken).ConfigureAwait(false);
        await new FileQueue(options.Files).ForEachAsync(jobs, job => job.Size, SendAsync, cancellationToken).ConfigureAwait(false);
        return new FolderUploadResult { Folder = root, Files = [.. InOrder(done)], Skipped = [.. InOrder(skipped)] };
    }

    private static IEnumerable<T> InOrder<T>(ConcurrentDictionary<string, T> results) =>
        results.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    private async Task PlanAsync(DirectoryInfo folder, UploadDestination destination, List<Job> jobs, CancellationToken cancellationToken)
    {
        foreach (var item in folder.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            if (item.LinkTarget is not null) Skip(item.FullName, "it is a symbolic link, and none is followed");
            else if (item is DirectoryInfo inner) await PlanFolderAsync(inner, destination, jobs, cancellationToken).ConfigureAwait(false);
            else if (LocalKind.IsOrdinary((FileInfo)item)) jobs.Add(new Job(item.FullName, ((FileInfo)item).Length, destination with { Name = item.Name }));
            else Skip(item.FullName, "it is no ordinary file");
        }
    }

    private async Task PlanFolderAsync(DirectoryInfo folder, UploadDestination destination, List<Job> jobs, CancellationToken cancellationToken)
    {
        if (await FolderAsync(folder, destination, cancellationToken).ConfigureAwait(false) is { } there)
            await PlanAsync(folder, UploadDestination.InFolder(there), jobs, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FileId?> FolderAsync(DirectoryInfo folder, UploadDestination destination, CancellationToken cancellationToken)
    {
        var existing = await FindAsync(folder.Name, destination, cancellationToken).ConfigureAwait(false);
        if (existing is not null && FolderWalk.IsFolder(existing)) return existing.Id;
        if (existing is null) return await MakeAsync(folder, destination, cancellationToken).ConfigureAwait(false);
        Skip(folder.FullName, "a file of that name is there on the Platform");
        return null;
    }

    // A server that ignores the filter must not make us take another for the one that was asked for.
    private async Task<PlatformFile?> FindAsync(string name, UploadDestination destination, CancellationToken cancellationToken)
    {
        var query = new FileQuery { Project = destination.Project, Parent = destination.Folder, Names = [name], Fields = FilesClient.DownloadFields };
        await foreach (var found in files.Query(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (found.Name == name) return found;
        return null;
    }

    private async Task<FileId?> MakeAsync(DirectoryInfo folder, UploadDestination destination, CancellationToken cancellationToken)
    {
        try
        {
            var create = new FolderCreate { Name = folder.Name, Type = FileType.Folder, Project = destination.Project, Parent = destination.Folder };
            return (await files.CreateFolderAsync(create, cancellationToken: cancellationToken).ConfigureAwait(false)).Id;
        }
        catch (SevenBridgesException refused) when (refused is ValidationException or { Code: FolderNameInvalid })
        {
            Skip(folder.FullName, $"the Platform takes no folder of that name ({refused.Message.TrimEnd('.')})");
            return null;
        }
    }

    private async Task SendAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            var transfer = Prepare(job, cancellationToken);
            var file = await transfer;
            done[job.Path] = new UploadedFile { Path = job.Path, File = file, Bytes = transfer.Progress.Bytes, Verification = transfer.Verification ?? Verification.Unverified };
        }
        catch (SevenBridgesException kept) when (kept.Code == FileExists)
        {
            Skip(job.Path, "a file of that name is there on the Platform and was kept; set TransferOptions.Overwrite to replace it");
        }
        catch (ValidationException refused)
        {
            Skip(job.Path, $"the Platform takes no file of that name ({refused.Message.TrimEnd('.')})");
        }
    }

    // What is empty is not opened: if it is a pipe after all, that would wait for its other end.
    private Transfer<PlatformFile> Prepare(Job job, CancellationToken cancellationToken) => job.Size > 0
        ? files.PrepareUpload(job.Path, job.Destination, options, progress, cancellationToken)
        : files.PrepareUpload(Stream.Null, job.Destination, options, progress, cancellationToken);

    private void Skip(string path, string reason) => skipped[path] = new SkippedUpload { Path = path, Reason = $"'{path}' was not uploaded: {reason}." };

    private sealed record Job(string Path, long Size, UploadDestination Destination);
}
