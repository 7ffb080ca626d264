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
}
