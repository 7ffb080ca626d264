using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>The calls of an upload of code for an automation. No operation lists or reads such an upload, so none is ever taken up again.</summary>
internal sealed class CodeUploadProtocol(ApiContext api, AutomationId automation) : IUploadProtocol
{
    private readonly AutomationUploadsClient uploads = new(api);
    private readonly FilesClient files = new(api);

    // The call that closes an upload of code takes no body.
    public bool ReportsAtTheEnd => false;

    /// <summary>The file that the upload became; null before it is complete.</summary>
    public PlatformFile? File { get; private set; }

    public async Task<UploadSession> OpenAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        var init = new AutomationUploadInit { Automation = automation, Name = request.Name, Size = request.Size ?? throw UnknownSize(), PartSize = request.PartSize };
        return UploadAnswers.Session(await uploads.InitAsync(init, cancellationToken).ConfigureAwait(false), request);
    }

    public async Task<PartTicket> PartAsync(UploadSession session, int part, CancellationToken cancellationToken)
    {
        var answer = await uploads.GetPartAsync(session.Id, part, cancellationToken).ConfigureAwait(false);
        return UploadAnswers.Ticket(answer, Operations.AutomationUploadsGetPart, api);
    }

    public Task ReportPartAsync(UploadSession session, PartReceipt receipt, CancellationToken cancellationToken) =>
        UploadAnswers.TakenAsync(uploads.ReportPartAsync(session.Id, UploadAnswers.Report(receipt), cancellationToken));

    public async Task<long?> CompleteAsync(UploadSession session, UploadRequest request, PartReceipt? unreported, CancellationToken cancellationToken)
    {
        File = await uploads.CompleteAsync(session.Id, cancellationToken).ConfigureAwait(false);
        if (!File.Holds(FileFields.Size)) File = await files.GetAsync(File.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return File.Size;
    }

    public Task<bool> FindCompletedAsync(UploadRequest request, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(false);

    private static InvalidOperationException UnknownSize() => new("Code is uploaded from a file, whose size is known before it is sent.");

    // No operation lists the uploads of code.
    public Task AbortLikeAsync(UploadRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

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

    public Task<OpenUpload?> FindAsync(UploadSession session, CancellationToken cancellationToken) => Task.FromResult<OpenUpload?>(null);
}
