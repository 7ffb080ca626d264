using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>Takes up what an earlier process began, after holding it against the local content and the Platform. Whatever disagrees means to begin anew.</summary>
/// <param name="journal">What the earlier process left.</param>
/// <param name="destination">Mark of where the content goes.</param>
/// <param name="source">The local content.</param>
/// <param name="fileName">Its name, for the log.</param>
/// <param name="protocol">The Platform's half.</param>
/// <param name="room">Clock and log.</param>
/// <param name="isWanted">False: nothing is taken up or remembered; what is left of an earlier upload is only given up.</param>
/// <param name="isWorthTakingUp">False: it is remembered only so that the next process can give it up when this one dies.</param>
internal sealed class UploadResumption(
    UploadJournal journal, UInt128 destination, UploadSource source, string fileName, IUploadProtocol protocol, TransferRoom room, bool isWanted = true,
    bool isWorthTakingUp = true)
{
    // Which parts hold what the local content holds: after a pause they are not read once more.
    private readonly ConcurrentDictionary<(int Part, string? ETag), bool> compared = new();
    private UploadMemory? kept;
    private bool isSettled;

    /// <summary>Where it is remembered.</summary>
    public string Path => journal.Path;

    /// <summary>Whether the next process finds the upload, and can go on with it.</summary>
    public bool IsRemembered => isWorthTakingUp && kept is not null;

    /// <summary>Whether it is known that ETags of the upload's parts are no MD5s.</summary>
    public bool IsOpaque => kept is { IsOpaque: true };

    /// <summary>Remembers an upload that was opened.</summary>
    public void Remember(UploadSession session)
    {
        var opened = (session.Opened == default ? room.Clock.GetUtcNow() : session.Opened).UtcTicks;
        if (isWanted) Keep(new UploadMemory(session.Id, destination, source.Length, source.Stamp, session.PartSize, session.IsParallel, opened, IsOpaque: false));
    }

    /// <summary>Remembers that the ETags of the upload's parts are no MD5s, so that the next process does not compare them.</summary>
    public void RememberOpaque()
    {
        if (kept is not null) Keep(kept with { IsOpaque = true });
    }

    /// <summary>Whether an earlier process left something of which it is not known yet what became of it.</summary>
    public bool IsUnsettled => journal.Existed && !isSettled;

    /// <summary>The upload that the journal knows; null: it knows none.</summary>
    public UploadSession? Remembered() => journal.Read() is { } memory && memory.Destination == destination ? SessionOf(memory) : null;

    /// <summary>Whether an earlier process had everything done but the forgetting: its upload is gone, and the file is there.</summary>
    /// <param name="request">What was announced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsDoneAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        if (!isWanted || journal.Read() is not { } memory) return false;
        if (memory.Destination != destination || memory.Size != source.Length || memory.Stamp != source.Stamp) return false;
        var session = SessionOf(memory);
        return await protocol.FindAsync(session, cancellationToken).ConfigureAwait(false) is null
            && await protocol.FindCompletedAsync(request, session.Opened, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The upload that an earlier process began, and the parts that are there for sure; null: there is none that can be taken up.</summary>
    /// <param name="request">What is announced now.</param>
    /// <param name="verifies">Whether parts are compared with the local content, as far as their ETags allow.</param>
    /// <param name="pause">Breaks the reading of the local content off; the next call goes on where it was.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(UploadSession Session, IReadOnlyList<PartReceipt> Parts)?> FindAsync(
        UploadRequest request, bool verifies, CancellationToken pause, CancellationToken cancellationToken)
    {
        if (journal.Read() is not { } memory)
        {
            if (journal.Existed) await TidyUpAsync(request, cancellationToken).ConfigureAwait(false);
            isSettled = true;
            return null;
        }

        var session = SessionOf(memory);
        var open = await protocol.FindAsync(session, cancellationToken).ConfigureAwait(false);
        var doubt = Doubt(memory, open) ?? (verifies && !memory.IsOpaque ? await ChangedPartAsync(session, open!, pause).ConfigureAwait(false) : null);
        if (doubt is null)
        {
            kept = memory;
            return (session, open!.Parts);
        }

        room.Log.UploadBeginsAnew(fileName, doubt);
        if (open is not null) await protocol.AbortAsync(session, cancellationToken).ConfigureAwait(false);
        Forget();
        isSettled = true;
        return null;
    }

    private void Keep(UploadMemory memory) => kept = TryWrite(() => journal.Write(memory, mustLast: isWorthTakingUp)) ? memory : null;

    // Another is about to be opened. If this process dies before that is remembered, the next one must not take what it reads here for all there was.
    private void Forget() => TryWrite(() => journal.Clear(mustLast: isWorthTakingUp));

    private bool TryWrite(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (IOException failure)
        {
            room.Log.JournalNotWritten(journal.Path, failure.Message);
            return false;
        }
    }

    private static UploadSession SessionOf(UploadMemory memory) =>
        new(memory.UploadId, memory.PartSize, memory.IsParallel) { Opened = new DateTimeOffset(memory.Opened, TimeSpan.Zero) };

    // That there was an upload is all that is known. It would stay open on the Platform for ever, and stand in the way of the next.
    private async Task TidyUpAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        room.Log.UploadBeginsAnew(fileName, journal.IsEmpty ? "an earlier process did not learn whether its upload was opened" : "its journal is damaged, or of another version");
        await protocol.AbortLikeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private string? Doubt(UploadMemory memory, OpenUpload? open)
    {
        if (open is null) return "the Platform has no such upload any more";
        if (!isWanted) return "what was begun is not to be taken up (TransferOptions.Resume)";
        if (!isWorthTakingUp) return "it is so small that nothing of it is taken up";
        if (memory.Destination != destination) return "the journal is of another destination";
        if (memory.Size != source.Length || memory.Stamp != source.Stamp) return "the local file was changed";
        if (open.Size is { } size && size != source.Length) return "the Platform was told another size";
        if (open.PartSize is { } partSize && partSize != memory.PartSize) return "the Platform wants parts of another size";
        var most = new TransferPlan(source.Length, memory.PartSize).Count;
        return open.Parts.Any(part => part.Part < 1 || part.Part > most) ? "the Platform has parts that the file has not" : null;
    }

    // A file can be changed and its time set back: what the parts' ETags say of their bytes is stronger.
    private async Task<string?> ChangedPartAsync(UploadSession session, OpenUpload open, CancellationToken cancellationToken)
    {
        var plan = new TransferPlan(source.Length, session.PartSize);
        var comparable = open.Parts.Where(part => ObjectTag.LooksLikeMd5(part.ETag ?? "") && !compared.ContainsKey((part.Part, part.ETag))).ToList();
        var changed = 0;
        await Crew.ForEachAsync(Environment.ProcessorCount, comparable, CompareAsync, cancellationToken).ConfigureAwait(false);
        return changed > 0 ? $"{changed} of its parts on the Platform are not what the local file holds" : null;

        async Task CompareAsync(PartReceipt part, CancellationToken token)
        {
            var md5 = await Md5Async(plan.OffsetOf(part.Part), plan.LengthOf(part.Part), token).ConfigureAwait(false);
            if (md5.Equals(part.ETag, StringComparison.OrdinalIgnoreCase)) compared[(part.Part, part.ETag)] = true;
            else Interlocked.Increment(ref changed);
        }
    }

    private async Task<string> Md5Async(long offset, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[PartSize.Mebibyte];
        for (var rest = length; rest > 0;)
        {
            var read = await source.ReadAsync(offset + length - rest, buffer.AsMemory(0, (int)Math.Min(buffer.Length, rest)), cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            rest -= read;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
