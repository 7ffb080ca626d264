using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace SevenBridges.Emulator.Storage;

/// <summary>Buffers of 64 KiB for connections that carry gigabytes; Kestrel's own hold 4 KiB, and each costs a call of the system.</summary>
internal sealed class LargeBlocks : IMemoryPoolFactory<byte>
{
    public const int BlockSize = 64 * 1024;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private const int MostKept = 256;

        private readonly ConcurrentQueue<Block> kept = [];

        public override int MaxBufferSize => BlockSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
            return kept.TryDequeue(out var block) ? block : new Block(this);
        }

        protected override void Dispose(bool disposing) => kept.Clear();

        private void Return(Block block)
        {
            if (kept.Count < MostKept)
                kept.Enqueue(block);
        }

        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            // Pinned, since the system reads into it while the collector may move what is not.
            public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

            public void Dispose() => pool.Return(this);
        }
    }
}
