namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Who else can move a file.</summary>
internal enum RawKind
{
    /// <summary>Raw sockets, 4 connections.</summary>
    Raw4,

    /// <summary>Raw sockets, 64 connections.</summary>
    Raw64,

    /// <summary>curl, one connection.</summary>
    Curl,

    /// <summary>aria2c, 16 connections.</summary>
    Aria2,

    /// <summary>rclone, 4 streams.</summary>
    Rclone,

    /// <summary>The Platform's Python library.</summary>
    Python,
}
