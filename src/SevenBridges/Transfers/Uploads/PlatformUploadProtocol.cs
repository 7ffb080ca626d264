using System.Runtime.ExceptionServices;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>The calls of an upload into a project or folder, and what to do when nobody knows whether one of them happened.</summary>
internal sealed class PlatformUploadProtocol(ApiContext api, UploadDestination destination) : IUploadProtocol
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    // Each time it is looked first whether it happened: however often the answer is lost, one upload is opened and one file made of it.
    private const int MostTries = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    private readonly UploadsClient uploads = new(api);
    private readonly FilesClient files = new(api);

    public bool ReportsAtTheEnd => true;

    /// <summary>The file that the upload became; null before it is complete.</summary>
    public PlatformFile? File { get; private set; }

    public async Task<UploadSession> OpenAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        var began = api.Clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return UploadAnswers.Session(await InitAsync(request, cancellationToken).ConfigureAwait(false), request) with { Opened = TimeOf(began) };
            }
            catch (SevenBridgesException failure) when (tries < MostTries && MayHaveHappened(failure))
            {
                await WaitAsync(failure, tries, api.Clock, cancellationToken).ConfigureAwait(false);
                if (await LookForAsync(request, began, failure, cancellationToken).ConfigureAwait(false) is { } opened)
                    return UploadAnswers.Session(opened, request) with { Opened = TimeOf(began) };
            }
        }
    }

    public async Task<PartTicket> PartAsync(UploadSession session, int part, CancellationToken cancellationToken)
    {
        var answer = await uploads.GetPartAsync(session.Id, part, cancellationToken).ConfigureAwait(false);
        return UploadAnswers.Ticket(answer, Operations.UploadsGetPart, api);
    }

    public Task ReportPartAsync(UploadSession session, PartReceipt receipt, CancellationToken cancellationToken) =>
        UploadAnswers.TakenAsync(uploads.ReportPartAsync(session.Id, UploadAnswers.Report(receipt), cancellationToken));

    public async Task<long?> CompleteAsync(UploadSession session, UploadRequest request, PartReceipt? unreported, CancellationToken cancellationToken)
    {
        File = await CompletedAsync(session, request, unreported, cancellationToken).ConfigureAwait(false);
        if (File.Holds(FileFields.Size) && File.Size is { } told) return told;
        var details = await files.GetAsync(File.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        File = details;
        return details.Size;
    }

    public Task<bool> FindCompletedAsync(UploadRequest request, DateTimeOffset since, CancellationToken cancellationToken) =>
        FindCompletedAsync(request, since, countsReplaced: false, cancellationToken);

    private async Task<bool> FindCompletedAsync(UploadRequest request, DateTimeOffset since, bool countsReplaced, CancellationToken cancellationToken)
    {
        if (await FindFileAsync(request.Name, cancellationToken).ConfigureAwait(false) is not { } found) return false;
        var file = await files.GetAsync(found.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var isNew = file.Holds(FileFields.CreatedOn) && file.CreatedOn > since - ClockTolerance;
        var isReplaced = countsReplaced && file.Holds(FileFields.ModifiedOn) && file.ModifiedOn > since - ClockTolerance;
        if (!(isNew || isReplaced) || !file.Holds(FileFields.Size) || (request.Size is { } size && file.Size != size)) return false;
        File = file;
        return true;
    }

    public async Task AbortAsync(UploadSession session, CancellationToken cancellationToken)
    {
        try
        {
            await uploads.AbortAsync(session.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            // Gone already: nothing is left open, which is all that is wanted.
        }
    }

    public async Task<OpenUpload?> FindAsync(UploadSession session, CancellationToken cancellationToken)
    {
        try
        {
            var upload = await uploads.GetAsync(session.Id, listParts: true, cancellationToken).ConfigureAwait(false);
            var parts = (upload.Holds(UploadFields.Parts) ? upload.Parts : null) ?? [];
            return new OpenUpload(
                upload.Holds(UploadFields.Size) ? upload.Size : null,
                upload.Holds(UploadFields.PartSize) ? upload.PartSize : null,
                [.. parts.Select(UploadAnswers.Receipt)]);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    // By the Platform's clock, which is known best after its latest answer.
    private DateTimeOffset TimeOf(long began) => api.PlatformNow - api.Clock.GetElapsedTime(began);

    private Task<Upload> InitAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        var init = new UploadInit { Project = destination.Project, Parent = destination.Folder, Name = request.Name, Size = request.Size, PartSize = request.PartSize };
        return uploads.InitAsync(init, request.Overwrite ? true : null, cancellationToken);
    }

    // When it cannot be looked either, what counts is that nobody knows whether an upload is open.
    private async Task<Upload?> LookForAsync(UploadRequest request, long began, SevenBridgesException failure, CancellationToken cancellationToken)
    {
        try
        {
            return await FindOpenedAsync(request, began, cancellationToken).ConfigureAwait(false);
        }
        catch (SevenBridgesException)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    // Ours is the one with our name and size, opened since we asked, to which nobody has sent a part. Taking it over leaves no orphan behind.
    private async Task<Upload?> FindOpenedAsync(UploadRequest request, long began, CancellationToken cancellationToken)
    {
        Upload? found = null;
        await foreach (var upload in uploads.Query().WithCancellation(cancellationToken).ConfigureAwait(false))
            if (IsOf(upload, request) && upload.Initiated > TimeOf(began) - ClockTolerance) found = upload;
        if (found is null) return null;
        found = await uploads.GetAsync(found.UploadId, listParts: true, cancellationToken).ConfigureAwait(false);
        return found.Size == request.Size && found.Parts is null or [] ? found : null;
    }

    public async Task AbortLikeAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        var alike = new List<Upload>();
        await foreach (var upload in uploads.Query().WithCancellation(cancellationToken).ConfigureAwait(false))
            if (IsOf(upload, request)) alike.Add(upload);
        foreach (var session in alike.Select(upload => UploadAnswers.Session(upload, request)))
            if (await FindAsync(session, cancellationToken).ConfigureAwait(false) is { } open && open.Size == request.Size)
                await AbortAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private bool IsOf(Upload upload, UploadRequest request)
    {
        var parent = upload.Holds(UploadFields.Parent) ? upload.Parent : null;
        return upload.Name == request.Name && parent == destination.Folder && (destination.Folder is not null || upload.Project == destination.Project);
    }

    private async Task<PlatformFile> CompletedAsync(UploadSession session, UploadRequest request, PartReceipt? unreported, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await CloseAsync(session, unreported, cancellationToken).ConfigureAwait(false);
            }
            catch (SevenBridgesException failure) when (tries < MostTries && MayHaveHappened(failure))
            {
                await WaitAsync(failure, tries, api.Clock, cancellationToken).ConfigureAwait(false);
                // As long as the upload is there it was not completed; when it is gone, the file is there. One that was replaced may keep the time when it was created.
                if (await FindAsync(session, cancellationToken).ConfigureAwait(false) is not null) continue;
                if (await FindCompletedAsync(request, session.Opened, countsReplaced: request.Overwrite, cancellationToken).ConfigureAwait(false)) return File!;
                throw;
            }
        }
    }

    /// <summary>Whether a call that changes something may have had its effect although it failed. It is not repeated blindly; but it can be looked.</summary>
    public static bool MayHaveHappened(SevenBridgesException failure) =>
        failure is OutcomeUnknownException or ServerErrorException or NonJsonException or InvalidResponseException;

    /// <summary>Waits before it is looked whether it happened: not at all when only the answer was lost.</summary>
    public static Task WaitAsync(SevenBridgesException failure, int tries, TimeProvider clock, CancellationToken cancellationToken) =>
        failure is ServerErrorException ? Task.Delay(FirstWait * (1 << (tries - 1)), clock, cancellationToken) : Task.CompletedTask;

    // Parts that were reported one by one are not told again, as the Platform's own library does it; an only part is reported by this very call.
    private Task<PlatformFile> CloseAsync(UploadSession session, PartReceipt? unreported, CancellationToken cancellationToken)
    {
        UploadId upload = session.Id;
        if (unreported is not null) return uploads.CompleteAsync(upload, new PartReportList { Parts = [UploadAnswers.Report(unreported)] }, cancellationToken);
        return api.SendAsync(Operations.UploadsComplete.At($"/upload/multipart/{upload}/complete"), PlatformFile.FromJson, cancellationToken);
    }

    private async Task<PlatformFile?> FindFileAsync(string name, CancellationToken cancellationToken)
    {
        var query = new FileQuery { Project = destination.Project, Parent = destination.Folder, Names = [name] };
        await foreach (var file in files.Query(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (file.Name == name && !FolderWalk.IsFolder(file)) return file;
        return null;
    }
}
