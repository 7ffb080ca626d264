namespace SevenBridges;

/// <summary>What went wrong with a transfer.</summary>
public enum TransferFault
{
    /// <summary>The object store or the Platform answered with a status that is an error.</summary>
    Refused,

    /// <summary>The signed address stopped working, and new ones do not work either.</summary>
    AddressExpired,

    /// <summary>The connection did not come about, or broke.</summary>
    ConnectionLost,

    /// <summary>Nothing moved for the whole of <see cref="TransferOptions.StallTimeout"/>.</summary>
    Stalled,

    /// <summary>Fewer bytes came than were announced.</summary>
    ContentCut,

    /// <summary>The object store sent the whole content, or another length, where a range was asked for.</summary>
    RangeIgnored,

    /// <summary>The object store sent another range than was asked for.</summary>
    RangeShifted,

    /// <summary>The content on the Platform became another while it was fetched.</summary>
    ContentChanged,

    /// <summary>The bytes that arrived are not those that were sent: their checksums differ.</summary>
    ChecksumWrong,

    /// <summary>The object store gave no checksum or ETag, or none that can be compared, where it gave one for other parts.</summary>
    ChecksumMissing,

    /// <summary>The local content became another while it was read.</summary>
    SourceChanged,

    /// <summary>The file on the Platform has another size than what was sent.</summary>
    SizeWrong,

    /// <summary>The content has more bytes than an upload of parts of the chosen size can have.</summary>
    TooLarge,

    /// <summary>A local file or folder could not be read, written, flushed or renamed.</summary>
    LocalFile,

    /// <summary>Another transfer, of this process or another, is at the same local file.</summary>
    InUse,

    /// <summary>A name that the Platform gave cannot be a local name inside the target folder.</summary>
    NameRefused,
}
