namespace SevenBridges.Transfers;

/// <summary>The bytes of one part.</summary>
/// <param name="Part">Its number, from 1.</param>
/// <param name="Source">Where they are.</param>
/// <param name="Offset">Where they begin there.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct PartBytes(int Part, UploadSource Source, long Offset, long Length);
