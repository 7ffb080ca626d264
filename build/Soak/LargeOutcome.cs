namespace SevenBridges.Build;

/// <summary>What a very large transfer took.</summary>
/// <param name="Direction">Up or down.</param>
/// <param name="File">Id of the file on the Platform.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Requests">Requests to the object store.</param>
/// <param name="Parts">How many the parts need.</param>
/// <param name="MostRequests">How many there may be.</param>
/// <param name="MemoryBefore">Most memory that the process had needed before the transfer, in bytes (VmHWM).</param>
/// <param name="MemoryAfter">The same after it.</param>
/// <param name="Fault">What is wrong; null: nothing.</param>
internal sealed record LargeOutcome(
    string Direction, string File, long Bytes, double Seconds, int Requests, int Parts, long MostRequests, long MemoryBefore, long MemoryAfter, string? Fault)
{
    private const long MostMemory = 64 << 20;

    /// <summary>All that is not as it should be; null: nothing.</summary>
    public string? Complaint =>
        Fault is not null ? Fault
        : MemoryAfter - MemoryBefore > MostMemory ? $"it took {(MemoryAfter - MemoryBefore) >> 20} MiB of memory"
        : Requests > MostRequests ? $"it took {Requests} requests for {Parts} parts, where {MostRequests} may be"
        : null;

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Direction} {Bytes} bytes in {Seconds:0.0} s ({Bytes / Seconds / 1e6:0} MB/s), {Requests} requests for {Parts} parts, memory +{(MemoryAfter - MemoryBefore) / 1048576.0:0.0} MiB: {Complaint ?? "as it should be"}");
}
