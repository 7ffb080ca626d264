using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>The way to signed addresses, once its client is gone.</summary>
public sealed class StorageChannelTests
{
    [Fact]
    public async Task Send_ClientWasDisposed_SaysThatAndNotWhichObjectOfItsOwn()
    {
        var storage = new HttpMessageInvoker(new FakeStore());
        storage.Dispose();

        var sending = () => new StorageChannel(storage).SendAsync(new Uri("http://127.0.0.1/1"), address => new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None);

        (await sending.Should().ThrowAsync<ObjectDisposedException>()).WithMessage("*its SevenBridgesClient was disposed before it was done*");
    }
}
