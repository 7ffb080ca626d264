namespace SevenBridges.Transfers;

/// <summary>What a record of a journal says.</summary>
internal enum JournalRecordKind : byte
{
    /// <summary>A process began to write, since a certain start of the machine.</summary>
    Session = 1,

    /// <summary>A stretch of bytes was written.</summary>
    Extent = 2,

    /// <summary>Stretches recorded before were flushed to the disk.</summary>
    Durable = 3,

    /// <summary>The ETag of the content became known.</summary>
    Content = 4,

    /// <summary>The object store told a checksum of the whole content; one of 32 bytes takes two records.</summary>
    Checksum = 5,

    /// <summary>The object store told when the content was stored.</summary>
    Stored = 6,
}
