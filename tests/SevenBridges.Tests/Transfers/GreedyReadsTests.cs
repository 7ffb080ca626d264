using System.Net;
using System.Net.Sockets;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What is read ahead from a socket arrives in order, whatever pieces it is asked for in.</summary>
public sealed class GreedyReadsTests : IAsyncLifetime, IDisposable
{
    private Socket sender = null!;
    private GreedyReads reads = null!;

    public async Task InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var receiver = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await receiver.ConnectAsync(listener.LocalEndpoint);
        sender = await listener.AcceptSocketAsync();
        reads = new GreedyReads(receiver);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_InPiecesOfAnySize_GivesAllBytesInOrder(int seed)
    {
        var content = Bytes.Seeded(seed, 3_000_000);
        var random = new Random(seed);
        using var whole = new MemoryStream();

        var sending = Task.Run(async () =>
        {
            await sender.SendAsync(content);
            sender.Shutdown(SocketShutdown.Send);
        });
        while (true)
        {
            var piece = new byte[random.Next(3) switch { 0 => random.Next(1, 20), 1 => 16384, _ => random.Next(100_000, 300_000) }];
            if (random.Next(4) == 0) (await reads.ReadAsync(Memory<byte>.Empty)).Should().Be(0);
            var read = random.Next(2) == 0 ? await reads.ReadAsync(piece) : reads.Read(piece, 0, piece.Length);
            if (read == 0) break;
            whole.Write(piece, 0, read);
        }

        await sending;
        whole.ToArray().AsSpan().SequenceEqual(content).Should().BeTrue();
    }

    [Fact]
    public async Task Read_GivenUpWhileNothingComes_LosesNothing()
    {
        using var impatient = new CancellationTokenSource();
        var waiting = reads.ReadAsync(new byte[10], impatient.Token);
        await impatient.CancelAsync();
        await FluentActions.Awaiting(async () => await waiting).Should().ThrowAsync<OperationCanceledException>();

        await sender.SendAsync(new byte[] { 1, 2, 3 });
        var bytes = new byte[3];
        await reads.ReadExactlyAsync(bytes);

        bytes.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Write_GoesToTheOtherSide()
    {
        await reads.WriteAsync(new byte[] { 7, 8 });
        await reads.FlushAsync();

        var bytes = new byte[10];
        (await sender.ReceiveAsync(bytes)).Should().Be(2);
        bytes[..2].Should().Equal(7, 8);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        sender.Dispose();
        reads.Dispose();
    }
}
