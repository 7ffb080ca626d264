namespace SevenBridges.Transfers;

/// <summary>One pinned buffer for each worker: large ones for the first four, which a store in the house keeps busy, small ones beyond, so that many connections stay inside the memory budget.</summary>
/// <remarks>Measured: buffers of 64 KiB cost 15% of the speed; above 1 MiB nothing is gained.</remarks>
internal sealed class WorkerBuffers
{
    private const int LargeOnes = 4;
    private const int Large = (int)PartSize.Mebibyte;
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
            inUse ??= idle.TryGetTarget(out var earlier) ? earlier : new Free();
            var buffer = inUse.Take();
            lent++;
            return buffer;
        }
    }

    public void Return(byte[] buffer) => TakeBack(free => free.Give(buffer));

    /// <summary>A buffer that was lent is not given to anyone any more; another may be made in its place.</summary>
    public void Lose(byte[] buffer) => TakeBack(free => free.Lose(buffer));

    private void TakeBack(Action<Free> take)
    {
        lock (mutex)
        {
            take(inUse!);
            if (--lent > 0) return;
            idle.SetTarget(inUse!);
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

        public void Lose(byte[] buffer) => largeMade -= buffer.Length == Large ? 1 : 0;
    }
}
