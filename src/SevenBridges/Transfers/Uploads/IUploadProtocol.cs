namespace SevenBridges.Transfers;

/// <summary>The calls of which an upload consists, whatever is uploaded and wherever to.</summary>
internal interface IUploadProtocol
{
    /// <summary>Whether the call that closes an upload takes the report of a part, so that it needs no call of its own.</summary>
    bool ReportsAtTheEnd { get; }

    /// <summary>Opens the upload. The part size that comes back is the one that counts.</summary>
    Task<UploadSession> OpenAsync(UploadRequest request, CancellationToken cancellationToken);

    /// <summary>Asks where and how to send a part. The address works for a limited time.</summary>
    Task<PartTicket> PartAsync(UploadSession session, int part, CancellationToken cancellationToken);

    /// <summary>Tells the Platform that a part is in the object store.</summary>
    Task ReportPartAsync(UploadSession session, PartReceipt receipt, CancellationToken cancellationToken);

    /// <summary>Closes the upload: the parts become a file.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="request">What was announced.</param>
    /// <param name="unreported">The only part, which was not reported yet; null: all were.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The size that the file has on the Platform.</returns>
    Task<long?> CompleteAsync(UploadSession session, UploadRequest request, PartReceipt? unreported, CancellationToken cancellationToken);

    /// <summary>Looks for the file that an upload became, whose end nobody saw.</summary>
    /// <param name="request">What was announced: a file of that name and size is looked for.</param>
    /// <param name="since">When the upload was opened: an older file is another's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is there; the protocol then knows the file.</returns>
    Task<bool> FindCompletedAsync(UploadRequest request, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Gives up all open uploads that are announced as this one is: what an earlier process left of which no more is known.</summary>
    Task AbortLikeAsync(UploadRequest request, CancellationToken cancellationToken);

    /// <summary>Gives the upload up. One that is gone already is no error.</summary>
    Task AbortAsync(UploadSession session, CancellationToken cancellationToken);

    /// <summary>What the Platform says of the upload; null when there is no such upload (any more).</summary>
    Task<OpenUpload?> FindAsync(UploadSession session, CancellationToken cancellationToken);
}
