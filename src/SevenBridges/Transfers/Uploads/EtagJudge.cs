namespace SevenBridges.Transfers;

/// <summary>
/// Compares the ETags that the object store gives for parts with the MD5 of what was sent. Whether they are MD5s at all is learned from the first that come: one that is
/// none is tried once more, and only if it stays so, and no other part had an MD5, are ETags taken for opaque.
/// </summary>
internal sealed class EtagJudge(bool isOn)
{
    private readonly Lock mutex = new();
    private readonly HashSet<int> sentAgain = [];
    private TaskCompletionSource? trial;
    private bool seenMd5;
    private volatile bool isOpaque = !isOn;

    /// <summary>Whether the bytes of the next part are worth hashing.</summary>
    public bool WantsHash => !isOpaque;

    /// <summary>What can be said when all parts are there.</summary>
    public Verification Verdict => seenMd5 && !isOpaque ? Verification.Verified : Verification.Unverified;

    /// <summary>Parts are sent again after a pause, which may have broken a trial off: the next one is tried anew.</summary>
    public void BeginAgain()
    {
        lock (mutex)
        {
            if (seenMd5 || isOpaque) return;
            trial = null;
            sentAgain.Clear();
        }
    }

    /// <summary>A part that was sent earlier was compared just now.</summary>
    public void Compared()
    {
        lock (mutex) seenMd5 = true;
    }

    /// <summary>Accepts a part, or says why it must be sent again.</summary>
    /// <param name="sent">The part. Nothing that the trial of another part needs may be held meanwhile.</param>
    /// <param name="cancellationToken">Stops waiting for the trial of another part.</param>
    /// <exception cref="AttemptFault">The part is not accepted.</exception>
    public Task JudgeAsync(SentPart sent, CancellationToken cancellationToken)
    {
        if (sent.IsEncrypted) TakeAllForOpaque();
        if (!isOn || sent.IsEncrypted || sent.Receipt.ETag is not { } etag) return Task.CompletedTask;
        if (!ObjectTag.LooksLikeMd5(etag)) return AcceptOpaqueAsync(sent.Receipt.Part, cancellationToken);
        Compare(etag, sent.Md5);
        return Task.CompletedTask;
    }

    // The object store says itself that its ETags are no MD5s.
    private void TakeAllForOpaque()
    {
        lock (mutex)
        {
            isOpaque = true;
            trial?.TrySetResult();
        }
    }

    private void Compare(string etag, byte[]? md5)
    {
        lock (mutex)
        {
            if (isOpaque || md5 is null) throw Mixed();
            if (!etag.Equals(Convert.ToHexString(md5), StringComparison.OrdinalIgnoreCase)) throw Wrong();
            seenMd5 = true;
            trial?.TrySetResult();
        }
    }

    private async Task AcceptOpaqueAsync(int part, CancellationToken cancellationToken)
    {
        // While one part is on trial, others wait for its outcome: sending all of them twice would say no more.
        while (!AcceptsOpaque(part)) await trial!.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <returns>False: it depends on the part that is on trial.</returns>
    private bool AcceptsOpaque(int part)
    {
        lock (mutex)
        {
            if (isOpaque) return true;
            if (sentAgain.Contains(part)) return seenMd5 ? throw Mixed() : TakeForOpaque();
            if (trial is not null && !seenMd5) return false;
            trial ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            sentAgain.Add(part);
            throw NoMd5();
        }
    }

    private bool TakeForOpaque()
    {
        trial!.TrySetResult();
        return isOpaque = true;
    }

    private static AttemptFault Wrong() =>
        new(TransferFault.ChecksumWrong, "the object store's checksum of it (ETag) is not the MD5 of what was sent") { MayPass = true };

    private static AttemptFault NoMd5() => new(TransferFault.ChecksumMissing, "the object store's checksum of it (ETag) is no MD5") { MayPass = true };

    private static AttemptFault Mixed() =>
        new(TransferFault.ChecksumMissing, "the object store gave an MD5 for some parts and for others, sent twice, none: nothing is sure about those");
}
