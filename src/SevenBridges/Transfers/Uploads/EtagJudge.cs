namespace SevenBridges.Transfers;

/// <summary>
/// Compares what the object store says of parts with what was sent: ETags with its MD5, and where they are none, the checksums that it tells besides. Whether ETags are
/// MD5s at all is learned from the first that come: one that is none, or missing, is tried once more, and only if it stays so, and no other part had an MD5, are ETags
/// taken for opaque. It is not decided by that part alone as long as others are on their way: which of them came first would decide over the whole upload.
/// </summary>
internal sealed class EtagJudge(bool isOn)
{
    // Sent again more often, a part whose checksum is wrong or missing hardly gets better.
    private const int MostRepeats = 5;

    private readonly Lock mutex = new();
    private readonly Lock telling = new();
    private readonly HashSet<int> sentAgain = [];
    private TaskCompletionSource? trial;
    private TaskCompletionSource? evidence;
    private int underway;
    private bool othersAgree;
    private bool seenMd5;
    private bool isCompared;
    private bool leavesDoubt;
    private bool isTold;
    private volatile bool isOpaque;
    private volatile bool areAllOpaque;
    private volatile bool tellsCrc32C;
    private volatile bool tellsMd5;

    /// <summary>Told once that ETags are no MD5s, before the first part of which that is known is accepted.</summary>
    public Action BecameOpaque { get; set; } = () => { };

    /// <summary>Whether anything is compared.</summary>
    public bool IsOn => isOn;

    /// <summary>Whether the MD5 of the next part is worth taking while it is sent.</summary>
    public bool WantsMd5 => isOn && !tellsCrc32C && (!isOpaque || tellsMd5);

    /// <summary>Whether the CRC-32C of the next part is worth taking while it is sent.</summary>
    public bool WantsCrc32C => tellsCrc32C;

    /// <summary>What can be said when all parts are there.</summary>
    public Verification Verdict => isCompared && !leavesDoubt ? Verification.Verified : Verification.Unverified;

    /// <summary>Parts are sent again after a pause, which may have broken a trial off: the next one is tried anew.</summary>
    public void BeginAgain()
    {
        lock (mutex)
        {
            if (seenMd5 || isOpaque) return;
            (trial, othersAgree) = (null, false);
            sentAgain.Clear();
        }
    }

    /// <summary>A part is on its way. Must be matched by <see cref="End"/>.</summary>
    public void Begin()
    {
        lock (mutex) underway++;
    }

    /// <summary>A part is there, or will not come.</summary>
    public void End()
    {
        lock (mutex)
        {
            underway--;
            evidence?.TrySetResult();
        }
    }

    /// <summary>A part that was sent earlier was compared just now, by its ETag.</summary>
    public void Compared()
    {
        lock (mutex) seenMd5 = isCompared = true;
    }

    /// <summary>A part that was sent earlier cannot be compared.</summary>
    public void LeaveDoubt()
    {
        lock (mutex) leavesDoubt = true;
    }

    /// <summary>It is known from earlier that ETags are no MD5s, whatever they look like.</summary>
    public void KnowOpaque()
    {
        lock (mutex) isOpaque = areAllOpaque = isTold = true;
    }

    /// <summary>Accepts a part, or says why it must be sent again.</summary>
    /// <param name="sent">The part. Nothing that the trial of another part needs may be held meanwhile.</param>
    /// <param name="cancellationToken">Stops waiting for the trial of another part.</param>
    /// <exception cref="AttemptFault">The part is not accepted.</exception>
    public async Task JudgeAsync(SentPart sent, CancellationToken cancellationToken)
    {
        if (!isOn) return;
        if (sent.IsEncrypted) TakeAllForOpaque();
        if (sent.Digest.HasMd5 && await IsByItsETagAsync(sent, cancellationToken).ConfigureAwait(false)) return;
        if (await sent.AgreesAsync(cancellationToken).ConfigureAwait(false) is { } agrees) TakeTold(sent, agrees);
        else if (sent.MayHaveMd5 && !areAllOpaque) await MustBeByItsETagAsync(sent, cancellationToken).ConfigureAwait(false);
        else await AcceptOpaqueAsync(sent, cancellationToken).ConfigureAwait(false);
    }

    private async Task MustBeByItsETagAsync(SentPart sent, CancellationToken cancellationToken)
    {
        if (isOpaque && !areAllOpaque) throw Mixed();
        if (await IsByItsETagAsync(sent, cancellationToken).ConfigureAwait(false)) return;
        if (!areAllOpaque) throw Wrong("the object store's checksum of it (ETag) is not the MD5 of what was sent");
        await AcceptOpaqueAsync(sent, cancellationToken).ConfigureAwait(false); // what the store says with another part came while this one was read
    }

    private async Task<bool> IsByItsETagAsync(SentPart sent, CancellationToken cancellationToken)
    {
        if (areAllOpaque || !await sent.HasItsMd5Async(cancellationToken).ConfigureAwait(false)) return false;
        lock (mutex)
        {
            if (areAllOpaque) return false;
            if (isOpaque) throw Mixed();
            seenMd5 = isCompared = true;
            trial?.TrySetResult();
            evidence?.TrySetResult();
            return true;
        }
    }

    // The object store says itself that its ETags are no MD5s.
    private void TakeAllForOpaque()
    {
        lock (mutex)
        {
            isOpaque = areAllOpaque = true; // the latter first: who sees that it is so for one sees that it is so for all
            trial?.TrySetResult();
            evidence?.TrySetResult();
        }
    }

    private void TakeTold(SentPart sent, bool agrees)
    {
        if (sent.Advertised.Crc32C is not null) tellsCrc32C = true;
        if (sent.Advertised.Md5 is not null) tellsMd5 = true;
        if (!agrees) throw Wrong("the checksum that the object store tells of it is not that of what was sent");
        lock (mutex)
        {
            isCompared = true;
            // Its trial has shown nothing of ETags: who waits for the outcome needs another one.
            if (sentAgain.Contains(sent.Receipt.Part)) trial?.TrySetResult();
        }

        Tell();
    }

    private async Task AcceptOpaqueAsync(SentPart sent, CancellationToken cancellationToken)
    {
        // While one part is on trial, others wait for its outcome: sending all of them twice would say no more.
        while (Awaited(sent) is { } outcome) await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        Tell();
    }

    /// <returns>What it depends on; null: on nothing any more, it is accepted.</returns>
    private Task? Awaited(SentPart sent)
    {
        lock (mutex)
        {
            if (isOpaque) return Accepted();
            if (sentAgain.Contains(sent.Receipt.Part)) return seenMd5 ? throw Mixed(sent) : Concluded();
            if (trial is not { Task.IsCompleted: false } || seenMd5) throw Tried(sent);
            othersAgree = true;
            evidence?.TrySetResult();
            return trial.Task;
        }
    }

    private AttemptFault Tried(SentPart sent)
    {
        (trial, othersAgree) = (NewSignal(), false);
        sentAgain.Add(sent.Receipt.Part);
        return NoMd5(sent);
    }

    // The part that was on trial has no MD5 again. That no other has one is known when another says so too, or none is on its way.
    private Task? Concluded()
    {
        if (underway > 1 && !othersAgree) return (evidence = NewSignal()).Task;
        trial!.TrySetResult();
        isOpaque = true;
        return Accepted();
    }

    private Task? Accepted()
    {
        leavesDoubt = true;
        return null;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Whoever comes second waits until it is told: no part is reported before.
    private void Tell()
    {
        lock (telling)
        {
            if (!isTold) BecameOpaque();
            isTold = true;
        }
    }

    private static AttemptFault Wrong(string reason) => new(TransferFault.ChecksumWrong, reason) { MayPass = true, MostRepeats = MostRepeats };

    private static AttemptFault NoMd5(SentPart sent) =>
        new(TransferFault.ChecksumMissing, sent.ETag is null ? "the object store's answer has no ETag" : "the object store's checksum of it (ETag) is no MD5") { MayPass = true, IsTrial = true };

    private static AttemptFault Mixed() =>
        new(TransferFault.ChecksumMissing, "the object store gave an MD5 for some parts and for others, sent twice, none: nothing is sure about those");

    // Another kind of ETag is what the store means; none at all may be what got lost on the way, also twice in a row.
    private static AttemptFault Mixed(SentPart sent) => sent.ETag is not null
        ? Mixed()
        : new(TransferFault.ChecksumMissing, "the object store gave an MD5 for other parts, and for this one again none") { MayPass = true, MostRepeats = MostRepeats };
}
