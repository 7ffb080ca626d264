using System.Collections.Concurrent;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>The Platform's half of an upload in memory: decides the part size, gives addresses that count up, and keeps what is reported.</summary>
internal sealed class FakeUploads(long partSize) : IUploadProtocol
{
    private int addresses;

    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentDictionary<int, string> Reported { get; } = new();

    public bool IsParallel { get; init; } = true;

    /// <summary>Headers that each part must be sent with.</summary>
    public Dictionary<string, string> PartHeaders { get; } = [];

    public IReadOnlyList<string> ReportHeaders { get; set; } = ["ETag"];

    /// <summary>The size that the file has in the end; null: the one announced.</summary>
    public long? SizeInTheEnd { get; set; }

    /// <summary>Whether the call that closes an upload takes the report of its only part.</summary>
    public bool ReportsAtTheEnd { get; init; } = true;

    public Func<int, Exception?> OnReport { get; set; } = _ => null;

    public Action OnComplete { get; set; } = () => { };

    public Action OnFind { get; set; } = () => { };

    /// <summary>Waits before an upload is open; it opens even when it is given up meanwhile, as the real one does.</summary>
    public Func<Task> HoldOpening { get; set; } = () => Task.CompletedTask;

    /// <summary>Waits before the answer to the call that closes an upload, which has taken effect by then.</summary>
    public Func<CancellationToken, Task> HoldCompleting { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the upload vanished from the Platform.</summary>
    public bool IsGone { get; set; }

    /// <summary>The part size that the Platform says of the open upload; null: the one it gave.</summary>
    public long? PartSizeNow { get; set; }

    public bool IsAborted => Calls.Contains("abort");

    public bool IsCompleted => Calls.Any(call => call.StartsWith("complete", StringComparison.Ordinal));

    private long size;

    /// <summary>What closing an upload with the report of its only part fails with; null: it does not.</summary>
    public Func<Exception?> OnReportAtTheEnd { get; set; } = () => null;

    public async Task<UploadSession> OpenAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"open {request.Name} {request.Size} {request.PartSize} {request.Overwrite}");
        size = request.Size ?? 0;
        Reported.Clear();
        await HoldOpening().WaitAsync(cancellationToken);
        return new UploadSession("upload", partSize, IsParallel);
    }

    public Task<PartTicket> PartAsync(UploadSession session, int part, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"part {part}");
        var address = new Uri($"http://127.0.0.1/{part}?signature=canary7b{Interlocked.Increment(ref addresses)}");
        return Task.FromResult(new PartTicket(HttpMethod.Put, address, PartHeaders) { SuccessCodes = [200], ReportHeaders = ReportHeaders });
    }

    public Task ReportPartAsync(UploadSession session, PartReceipt receipt, CancellationToken cancellationToken)
    {
        if (OnReport(receipt.Part) is { } failure) return Task.FromException(failure);
        Calls.Enqueue($"report {receipt.Part}");
        Reported[receipt.Part] = receipt.Headers.GetValueOrDefault("ETag", "");
        return Task.CompletedTask;
    }

    public async Task<long?> CompleteAsync(UploadSession session, UploadRequest request, PartReceipt? unreported, CancellationToken cancellationToken)
    {
        Calls.Enqueue(unreported is null ? "complete" : $"complete with {unreported.Part}");
        if (unreported is not null && OnReportAtTheEnd() is { } refused) throw refused;
        if (unreported is not null) Reported[unreported.Part] = unreported.Headers.GetValueOrDefault("ETag", "");
        OnComplete();
        await HoldCompleting(cancellationToken);
        return SizeInTheEnd ?? size;
    }

    /// <summary>Whether the file that the upload became is there.</summary>
    public bool HasFile { get; set; }

    public Task<bool> FindCompletedAsync(UploadRequest request, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(HasFile);

    public Task AbortLikeAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        Calls.Enqueue("abort like");
        return Task.CompletedTask;
    }

    /// <summary>What giving an upload up fails with; null: it does not.</summary>
    public Exception? AbortFails { get; set; }

    public Task AbortAsync(UploadSession session, CancellationToken cancellationToken)
    {
        Calls.Enqueue("abort");
        return AbortFails is null ? Task.CompletedTask : Task.FromException(AbortFails);
    }

    public Task<OpenUpload?> FindAsync(UploadSession session, CancellationToken cancellationToken)
    {
        Calls.Enqueue("find");
        OnFind();
        var parts = Reported.Select(part => new PartReceipt(part.Key, new Dictionary<string, string> { ["ETag"] = part.Value }));
        return Task.FromResult(IsGone ? null : new OpenUpload(size, PartSizeNow ?? partSize, [.. parts]));
    }
}
