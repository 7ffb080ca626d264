namespace SevenBridges.Transfers;

/// <summary>What a transfer's messages are about: which file, which way, which part.</summary>
internal sealed record TransferSubject(string FileName, bool IsUpload)
{
    /// <summary>Number of the part, from 1; null: the file as a whole.</summary>
    public int? Part { get; init; }

    public int? TotalParts { get; init; }

    /// <summary>The file, or the part of it.</summary>
    public string Words => Part is { } part ? $"Part {part}{(TotalParts is { } all ? $" of {all}" : "")} of {Name}" : Name;

    private string Name => $"'{LocalName.Shown(FileName)}'";

    /// <summary>Checks that the file on the Platform has the size that was sent.</summary>
    /// <exception cref="TransferException">It has another.</exception>
    public void MustHave(long sent, long? there)
    {
        if (there != sent) throw Failed(new AttemptFault(TransferFault.SizeWrong, $"the file on the Platform has {there} bytes, and {sent} were sent"), 1);
    }

    /// <summary>The exception that says why this could not be done now, and how it is gone on with.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="journal">Where it is remembered.</param>
    public TransferException Kept(SevenBridgesException failure, string journal)
    {
        var known = failure as TransferException;
        var reason = known?.Message ?? $"{Words} was not {(IsUpload ? "uploaded" : "downloaded")}: {failure.Message}";
        return failure.Facts.On(
            new TransferException($"{reason} What has arrived is kept, and the same call goes on with it: the journal '{journal}' remembers it.", known is null ? failure : known.InnerException)
            {
                Fault = known?.Fault ?? (failure.Status is null ? TransferFault.ConnectionLost : TransferFault.Refused),
                FileName = FileName,
                Part = known?.Part,
                Journal = journal,
                Attempts = failure.Attempts,
            });
    }

    /// <summary>The exception that says why this could not be done.</summary>
    public TransferException Failed(AttemptFault fault, int attempts)
    {
        var facts = fault.InnerException is SevenBridgesException known ? known.Facts : new ErrorFacts();
        var tries = attempts > 1 ? $" (attempt {attempts})" : "";
        return (facts with { IsTransient = fault.IsTransient, Status = fault.Status }).On(
            new TransferException($"{Words} was not {(IsUpload ? "uploaded" : "downloaded")}: {fault.Message}{tries}.", fault.InnerException)
            {
                Fault = fault.Fault,
                FileName = FileName,
                Part = Part,
                Attempts = attempts,
            });
    }
}
