namespace SevenBridges;

/// <summary>How far a transfer is. From one report to the next no number of bytes or parts ever becomes smaller.</summary>
public readonly record struct TransferProgress
{
    /// <summary>Name of the file that is transferred.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes that are sure: acknowledged by the object store (upload) or written at their place (download).</summary>
    public required long Bytes { get; init; }

    /// <summary><see cref="Bytes"/> and what is on its way: never less, and what a progress bar shows. A part that must be sent again is not taken off.</summary>
    public required long BytesMoved { get; init; }

    /// <summary>Size of the whole file in bytes; null while it is not known (the content of a pipe).</summary>
    public required long? TotalBytes { get; init; }

    /// <summary>Parts that are sure.</summary>
    public required int Parts { get; init; }

    /// <summary>Number of all parts; null while it is not known.</summary>
    public required int? TotalParts { get; init; }

    /// <summary>Time since the transfer was started, pauses not counted.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Bytes a second since the transfer was started, pauses and what earlier runs had done not counted; 0 at the beginning.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Equal for reports of one transfer, and for no other whose file has the same name.</summary>
    internal object? Place { get; init; }

    /// <summary>Share of <see cref="Bytes"/> in the whole, 0 to 100; null while the size is not known.</summary>
    public double? Percent => TotalBytes switch
    {
        null => null,
        0 => Parts > 0 ? 100 : 0,
        { } total => 100.0 * Bytes / total,
    };
}
