using Microsoft.AspNetCore.Http;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Emulator.Storage;

/// <summary>Answers PUT of a part: takes its bytes, keeps them in the upload, and gives their ETag.</summary>
internal sealed class PartReceiver(PlatformState state, FaultScript faults)
{
    public async Task ReceiveAsync(HttpContext context, string upload, int number)
    {
        if (Refuse(context, upload, number) is { } error)
        {
            await RefuseAsync(context, error).ConfigureAwait(false);
            return;
        }

        var fault = faults.NextPart(upload, number);
        if (fault is not null && await IsOverAsync(fault, context).ConfigureAwait(false))
            return;
        var part = await ReadAsync(context, fault).ConfigureAwait(false);
        if (part is null)
            await StorageError.IncompleteBody.WriteAsync(context).ConfigureAwait(false);
        else if (!Keep(upload, number, part))
            await StorageError.NoSuchUpload.WriteAsync(context).ConfigureAwait(false);
        else
            Answer(context, part, fault);
    }

    /// <summary>Counts the attempt, if there is such an upload.</summary>
    private StorageError? Refuse(HttpContext context, string upload, int number)
    {
        lock (state.Gate)
        {
            if (!state.Uploads.TryGetValue(upload, out var entry))
                return StorageError.NoSuchUpload;
            entry.Attempts[number] = entry.Attempts.GetValueOrDefault(number) + 1;
        }

        return context.Request.ContentLength is not { } length ? StorageError.MissingLength
            : length > Array.MaxLength && !state.Options.Synthetic ? StorageError.TooLarge
            : null;
    }

    private bool Keep(string upload, int number, Content part)
    {
        lock (state.Gate)
        {
            if (!state.Uploads.TryGetValue(upload, out var entry))
                return false;
            entry.Parts[number] = part;
            return true;
        }
    }

    private async ValueTask<bool> IsOverAsync(Fault fault, HttpContext context)
    {
        if (await FaultPlayer.WaitOrResetAsync(fault, context, state.Clock).ConfigureAwait(false))
            return true;
        if (fault.Kind is not (FaultKind.Status or FaultKind.ExpiredUrl))
            return false;
        FaultPlayer.ChangeHeaders(fault, context);
        await RefuseAsync(context, fault.Kind == FaultKind.Status ? StorageError.Scripted(fault.StatusCode) : StorageError.Expired).ConfigureAwait(false);
        return true;
    }

    // A caller that is still sending would see a reset in place of the refusal, so its bytes are let in first.
    private static async Task RefuseAsync(HttpContext context, StorageError error)
    {
        if (context.Request.ContentLength is not null)
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
        await error.WriteAsync(context).ConfigureAwait(false);
    }

    private async Task<Content?> ReadAsync(HttpContext context, Fault? fault)
    {
        var length = context.Request.ContentLength!.Value;
        var pace = fault?.Kind == FaultKind.SlowBytes ? new Pace(state.Clock, fault.BytesPerSecond) : null;
        var cut = fault?.Kind == FaultKind.CutBody ? fault.Bytes : long.MaxValue;
        using var sink = PartSink.Of(length, state.Options);
        for (var isWhole = false; !isWhole;)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            var bytes = pace is not null && read.Buffer.Length > pace.Block ? read.Buffer.Slice(0, pace.Block) : read.Buffer;
            var (before, rest) = (sink.Length, read.Buffer.Length - bytes.Length);
            sink.Append(bytes);
            context.Request.BodyReader.AdvanceTo(bytes.End);
            isWhole = read.IsCompleted && rest == 0;
            if (sink.Length > cut)
                throw Reset(context);
            if (pace is not null)
                await pace.PassAsync(sink.Length - before, context.RequestAborted).ConfigureAwait(false);
        }

        return sink.Length == length ? sink.Finish() : null;
    }

    private static Exception Reset(HttpContext context)
    {
        context.Abort();
        return FaultPlayer.Cut();
    }

    private static void Answer(HttpContext context, Content part, Fault? fault)
    {
        if (fault?.Kind != FaultKind.MissingETag)
            context.Response.Headers.ETag = fault?.Kind == FaultKind.WrongETag ? ChangedContent.ETagOfOther(part.ETag) : part.ETag;
        context.Response.ContentLength = 0;
        if (fault is not null)
            FaultPlayer.ChangeHeaders(fault, context);
        if (fault?.Kind == FaultKind.ResetAfterCommit)
            context.Abort();
    }
}
