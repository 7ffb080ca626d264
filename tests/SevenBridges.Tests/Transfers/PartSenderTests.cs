using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>An object store that answers while it still takes bytes, as it may over HTTP/2.</summary>
public sealed class PartSenderTests
{
    private const int Length = 100;

    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Send_AnswerComesWhileThePartIsStillWritten_GivesItsBufferToNobodyElse(HttpStatusCode status)
    {
        using var store = new HastyStore(status);
        var room = new TransferRoom(new HttpMessageInvoker(store, disposeHandler: false), clock, NullLogger.Instance);

        await FluentActions.Awaiting(() => SendAsync(room)).Should().ThrowAsync<AttemptFault>();

        using (var next = await room.Uploads.EnterAsync(CancellationToken.None)) next.Buffer.Should().NotBeSameAs(store.Taking);
        store.TakeTheRest();
        await FluentActions.Awaiting(() => store.Body).Should().ThrowAsync<HttpRequestException>("nobody counts any more what an attempt sends that is over");
    }

    private async Task SendAsync(TransferRoom room)
    {
        using var source = new StreamUploadSource(new MemoryStream(Bytes.Seeded(7, Length)));
        var part = new PartBytes(1, source, 0, Length);
        using var slot = await room.Uploads.EnterAsync(CancellationToken.None);
        using var digest = new PartDigest(part, takesMd5: true, takesCrc32C: false);
        using var flow = new ProgressMeter("reads.bam", null, clock).Begin();
        var ticket = new PartTicket(HttpMethod.Put, new Uri("http://127.0.0.1/1"), new Dictionary<string, string>());
        await new PartSender(room, TimeSpan.FromHours(1)).SendAsync(part, ticket, slot, digest, flow, CancellationToken.None);
    }

    private sealed class HastyStore(HttpStatusCode status) : HttpMessageHandler
    {
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Body { get; private set; } = Task.CompletedTask;

        /// <summary>What the bytes are in that it is taking.</summary>
        public byte[]? Taking { get; private set; }

        public void TakeTheRest() => goOn.TrySetResult();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = request.Content!.CopyToAsync(new Slow(this), CancellationToken.None);
            return Task.FromResult(FakeStore.Status(status));
        }

        private sealed class Slow(HastyStore store) : MemoryStream
        {
            public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                store.Taking = MemoryMarshal.TryGetArray(buffer, out var bytes) ? bytes.Array : null;
                await store.goOn.Task;
            }
        }
    }
}
