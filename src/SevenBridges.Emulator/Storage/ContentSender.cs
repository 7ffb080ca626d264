using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Emulator.Storage;

/// <summary>Answers GET of a file's content.</summary>
internal sealed class ContentSender(PlatformState state, FaultScript faults)
{
    public async Task SendAsync(HttpContext context, string file)
    {
        if (Find(file) is not { } content)
        {
            await StorageError.NoSuchKey.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var range = ByteRange.Parse(context.Request.Headers.Range, content.Length);
        var fault = faults.NextDownload(file, range.From);
        if (fault is not null && await IsOverAsync(fault, context).ConfigureAwait(false))
            return;
        (content, range) = Bend(fault, file, content, range);
        if (Refuse(context, content, fault, ref range) is { } error)
            await error.WriteAsync(context).ConfigureAwait(false);
        else if (context.Response.StatusCode != StatusCodes.Status304NotModified)
            await CopyAsync(context, content, range, fault).ConfigureAwait(false);
    }

    private Content? Find(string file)
    {
        lock (state.Gate)
            return state.Files.TryGetValue(file, out var entry) ? entry.Content : null;
    }

    private async ValueTask<bool> IsOverAsync(Fault fault, HttpContext context)
    {
        if (await FaultPlayer.WaitOrResetAsync(fault, context, state.Clock).ConfigureAwait(false))
            return true;
        if (fault.Kind == FaultKind.ResetAfterCommit)
            context.Abort();
        else if (fault.Kind is FaultKind.Status or FaultKind.ExpiredUrl)
        {
            FaultPlayer.ChangeHeaders(fault, context);
            await (fault.Kind == FaultKind.Status ? StorageError.Scripted(fault.StatusCode) : StorageError.Expired).WriteAsync(context).ConfigureAwait(false);
        }

        return fault.Kind is FaultKind.ResetAfterCommit or FaultKind.Status or FaultKind.ExpiredUrl;
    }

    private (Content Content, ByteRange Range) Bend(Fault? fault, string file, Content content, ByteRange range) => fault?.Kind switch
    {
        FaultKind.ChangedObject => (Change(file, content), range),
        FaultKind.IgnoredRange => (content, ByteRange.Whole(content.Length)),
        FaultKind.ShiftedRange when range.IsPartial => (content, range.Shift(fault.Bytes, content.Length)),
        _ => (content, range),
    };

    private ChangedContent Change(string file, Content content)
    {
        var changed = new ChangedContent(content);
        lock (state.Gate)
            if (state.Files.TryGetValue(file, out var entry))
                entry.Content = changed;
        return changed;
    }

    /// <summary>Judges the conditions of the request and writes the headers of the answer.</summary>
    private static StorageError? Refuse(HttpContext context, Content content, Fault? fault, ref ByteRange range)
    {
        var (asked, headers) = (context.Request.Headers, context.Response.Headers);
        if (asked.IfMatch.Count > 0 && !Names(asked.IfMatch, content.ETag))
            return StorageError.PreconditionFailed;
        if (asked.IfRange.Count > 0 && asked.IfRange != content.ETag)
            range = ByteRange.Whole(content.Length);
        headers.AcceptRanges = "bytes";
        if (range.IsUnsatisfiable)
        {
            headers.ContentRange = $"bytes */{content.Length}";
            return StorageError.InvalidRange;
        }

        if (fault?.Kind != FaultKind.MissingETag)
            headers.ETag = fault?.Kind == FaultKind.WrongETag ? ChangedContent.ETagOfOther(content.ETag) : content.ETag;
        WriteStatus(context, content, range);
        if (fault is not null)
            FaultPlayer.ChangeHeaders(fault, context);
        return null;
    }

    private static void WriteStatus(HttpContext context, Content content, ByteRange range)
    {
        var response = context.Response;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Names(known, content.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = range.IsPartial ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        response.ContentType = "application/octet-stream";
        response.ContentLength = range.Count;
        if (range.IsPartial)
            response.Headers.ContentRange = range.ContentRange(content.Length);
    }

    private static bool Names(IList<string?> tags, string etag) =>
        EntityTagHeaderValue.TryParseList([.. tags.OfType<string>()], out var list)
        && list.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag.Equals(etag, StringComparison.Ordinal)));

    /// <summary>Fills the connection's own buffers, so that no byte is copied that need not be.</summary>
    private async Task CopyAsync(HttpContext context, Content content, ByteRange range, Fault? fault)
    {
        var (writer, aborted) = (context.Response.BodyWriter, context.RequestAborted);
        var pace = fault?.Kind == FaultKind.SlowBytes ? new Pace(state.Clock, fault.BytesPerSecond) : null;
        var isCut = fault?.Kind == FaultKind.CutBody && fault.Bytes < range.Count;
        var end = range.From + (isCut ? fault!.Bytes : range.Count);
        for (var at = range.From; at < end;)
        {
            var wanted = (int)Math.Min(end - at, pace?.Block ?? LargeBlocks.BlockSize);
            var count = content.Read(at, writer.GetSpan(wanted)[..wanted]);
            writer.Advance(count);
            at += count;
            if ((await writer.FlushAsync(aborted).ConfigureAwait(false)).IsCompleted)
                return;
            if (pace is not null)
                await pace.PassAsync(count, aborted).ConfigureAwait(false);
        }

        if (isCut)
            throw FaultPlayer.Cut();
    }
}
