namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>How a cell of the fault table must end.</summary>
internal enum Expected
{
    /// <summary>In the same bytes on the other side.</summary>
    Whole,

    /// <summary>In a typed error, unless the transfer is so small that what is faulty is never asked for.</summary>
    Failed,

    /// <summary>In either: the fault shows only with some sizes.</summary>
    Either,
}
