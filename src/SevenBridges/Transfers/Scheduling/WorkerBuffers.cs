namespace SevenBridges.Transfers;

/// <summary>One pinned buffer for each worker: large ones for the first eight, small ones beyond, so that many connections stay inside the memory budget.</summary>
/// <remarks>Measured: buffers of 64 KiB cost 15% of the speed; above 512 KiB nothing is gained.</remarks>
internal sealed class WorkerBuffers
{
    private const int LargeOnes = 8;
    private const int Large = 512 * (int)PartSize.Kibibyte;
    private const int Small = 256 * (int)PartSize.Kibibyte;

    private readonly Lock mutex = new();

    // A client that transfers now and then must not hold tens of mebibytes in between; but one transfer after another must not make them anew either, for what is pinned
    // stays until everything is collected.
    private readonly WeakReference<Free> idle = new(new Free());
    private Free? inUse;
    private int lent;

    /// <summary>How many workers a number of bytes suffices for.</summary>
    public static int CountWithin(long bytes) =>
        (int)Math.Clamp(bytes < LargeOnes * Large ? bytes / Large : LargeOnes + ((bytes - (LargeOnes * Large)) / Small), 1, int.MaxValue);

    public byte[] Rent()
    {
        lock (mutex)
        {
            lent++;
            inUse ??= idle.TryGetTarget(out var earlier) ? earlier : new Free();
            return inUse.Take();
        }
    }

    public void Return(byte[] buffer)
    {
        lock (mutex)
        {
            inUse!.Give(buffer);
            if (--lent > 0) return;
            idle.SetTarget(inUse);
            inUse = null;
        }
    }

    private sealed class Free
    {
        private readonly Stack<byte[]> large = new();
        private readonly Stack<byte[]> small = new();
        private int largeMade;

        public byte[] Take()
        {
            if (large.TryPop(out var buffer) || (largeMade == LargeOnes && small.TryPop(out buffer))) return buffer;
            if (largeMade == LargeOnes) return GC.AllocateUninitializedArray<byte>(Small, pinned: true);
            largeMade++;
            return GC.AllocateUninitializedArray<byte>(Large, pinned: true);
        }

        public void Give(byte[] buffer) => (buffer.Length == Large ? large : small).Push(buffer);
    }
}
