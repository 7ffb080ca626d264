namespace SevenBridges.Transfers;

/// <summary>What does the work behind a handle. Its work can be interrupted and taken up again; what was sure before is not done twice.</summary>
internal interface ITransferEngine<TResult>
{
    /// <summary>What is known about the bytes, once they are there.</summary>
    Verification Verification { get; }

    /// <summary>Works until all is done.</summary>
    /// <param name="pause">Interrupts the moving of bytes; what only takes a moment is finished.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    Task<TResult> RunAsync(CancellationToken pause, CancellationToken cancellationToken);

    /// <summary>Tidies up after an end that is no success. Does not throw.</summary>
    Task EndAsync(TransferEnd end, Exception cause);

    /// <summary>Closes what is open, after whichever end.</summary>
    void Close();
}
