using System.Collections.Concurrent;

namespace SevenBridges.Transfers;

/// <summary>Uploads everything below a local folder, some files at a time. What cannot be on the Platform by its kind or name, or cannot be read, is left out and named; any other failure ends it.</summary>
internal sealed class FolderUpload(FilesClient files, string root, TransferOptions options, IProgress<TransferProgress>? progress, TimeProvider clock)
{
    private const int MostTries = 5;

    private readonly DirectoryInfo top = new(root);
    private readonly List<string> journals = [];
    private readonly ConcurrentDictionary<string, UploadedFile> done = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SkippedUpload> skipped = new(StringComparer.Ordinal);

    /// <param name="destination">Where to.</param>
    /// <param name="cancellationToken">Gives it up. Files that are whole stay.</param>
    public async Task<FolderUploadResult> RunAsync(UploadDestination destination, CancellationToken cancellationToken)
    {
        if (File.Exists(root)) throw new DirectoryNotFoundException($"'{root}' is a file and not a folder; UploadAsync uploads a file.");
        var jobs = new List<Job>();
        await PlanAsync(top, destination, jobs, cancellationToken).ConfigureAwait(false);
        await new FileQueue(options.Files).ForEachAsync(jobs, job => job.Size, SendAsync, cancellationToken).ConfigureAwait(false);
        // Those that belonged to its own files have gone with their uploads.
        foreach (var journal in journals.Where(File.Exists)) Skip(journal, "it is the journal of an upload that was not done");
        return new FolderUploadResult { Folder = root, Files = [.. InOrder(done)], Skipped = [.. InOrder(skipped)] };
    }

    private static IEnumerable<T> InOrder<T>(ConcurrentDictionary<string, T> results) =>
        results.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    private async Task PlanAsync(DirectoryInfo folder, UploadDestination destination, List<Job> jobs, CancellationToken cancellationToken)
    {
        foreach (var item in ItemsOf(folder))
        {
            if (item.LinkTarget is not null) Skip(item.FullName, "it is a symbolic link, and none is followed");
            else if (item is DirectoryInfo inner) await PlanFolderAsync(inner, destination, jobs, cancellationToken).ConfigureAwait(false);
            else PlanFile((FileInfo)item, destination, jobs);
        }
    }

    private IReadOnlyList<FileSystemInfo> ItemsOf(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (IsLocal(failure) && folder != top)
        {
            SkipUnreadable(folder.FullName, failure);
            return [];
        }
    }

    private void PlanFile(FileInfo file, UploadDestination destination, List<Job> jobs)
    {
        try
        {
            if (FileSink.IsLeftover(file.FullName)) Skip(file.FullName, "it is of a download that is not done");
            else if (UploadJournal.IsOne(file.FullName)) journals.Add(file.FullName);
            else if (LocalKind.IsOrdinary(file)) jobs.Add(new Job(file.FullName, file.Length, destination with { Name = file.Name }));
            else Skip(file.FullName, "it is no ordinary file");
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            SkipUnreadable(file.FullName, failure);
        }
    }

    private async Task PlanFolderAsync(DirectoryInfo folder, UploadDestination destination, List<Job> jobs, CancellationToken cancellationToken)
    {
        if (await FolderAsync(folder, destination, cancellationToken).ConfigureAwait(false) is { } there)
            await PlanAsync(folder, UploadDestination.InFolder(there), jobs, cancellationToken).ConfigureAwait(false);
    }

    // Whoever else uploads into the same place may make it too; and when nobody knows whether it was made, it is looked.
    private async Task<FileId?> FolderAsync(DirectoryInfo folder, UploadDestination destination, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await FindOrMakeAsync(folder, destination, cancellationToken).ConfigureAwait(false);
            }
            catch (SevenBridgesException failure) when (tries < MostTries && (failure.Code == ErrorCodes.FolderExists || PlatformUploadProtocol.MayHaveHappened(failure)))
            {
                await PlatformUploadProtocol.WaitAsync(failure, tries, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<FileId?> FindOrMakeAsync(DirectoryInfo folder, UploadDestination destination, CancellationToken cancellationToken)
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
        catch (SevenBridgesException refused) when (refused is ValidationException or { Code: ErrorCodes.FileNameParameterInvalid })
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
            transfer.Start();
            done[job.Path] = await transfer.Completion.ConfigureAwait(false) with { Path = job.Path };
        }
        catch (SevenBridgesException kept) when (kept.Code == ErrorCodes.UploadFileExists)
        {
            SkipExisting(job);
        }
        catch (ConflictException refused) when (refused.Code is null && !options.Overwrite)
        {
            // The words of the refusal got lost on the way: it is looked whether it was this.
            if (await FindAsync(job.Destination.Name!, job.Destination, cancellationToken).ConfigureAwait(false) is null) throw;
            SkipExisting(job);
        }
        catch (ValidationException refused)
        {
            Skip(job.Path, $"the Platform takes no file of that name ({refused.Message.TrimEnd('.')})");
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            SkipUnreadable(job.Path, failure);
        }
    }

    // What counts is what it holds when its turn comes, not when it was found. If it is a pipe after all, opening it would wait for its other end.
    private Transfer<UploadedFile> Prepare(Job job, CancellationToken cancellationToken) => LocalKind.OpensAtOnce(new FileInfo(job.Path))
        ? files.PrepareUpload(job.Path, job.Destination, options, progress, cancellationToken)
        : files.PrepareUpload(Stream.Null, job.Destination, options, progress, cancellationToken);

    private static bool IsLocal(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private void SkipExisting(Job job) => Skip(job.Path, "a file of that name is there on the Platform and was kept; set TransferOptions.Overwrite to replace it");

    private void SkipUnreadable(string path, Exception failure) => Skip(path, $"it could not be read ({failure.Message.TrimEnd('.')})");

    private void Skip(string path, string reason) => skipped[path] = new SkippedUpload { Path = path, Reason = $"'{path}' was not uploaded: {reason}." };

    private sealed record Job(string Path, long Size, UploadDestination Destination);
}
