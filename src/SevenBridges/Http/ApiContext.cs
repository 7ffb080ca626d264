namespace SevenBridges.Http;

/// <summary>What every resource client holds: the way to the Platform, the way to storage, clock and options.</summary>
internal sealed partial class ApiContext(SevenBridgesClient client, IApiTransport transport, SevenBridgesOptions options)
{
    /// <summary>The client that this context belongs to: <c>file.CopyAsync()</c> finds <c>platform.Files</c> here.</summary>
    public SevenBridgesClient Client { get; } = client;

    public IApiTransport Transport { get; } = transport;

    public SevenBridgesOptions Options { get; } = options;

    public TimeProvider Clock => Options.TimeProvider;

    /// <summary>Knows the Platform's time from its answers; null: nothing does, and ours is taken for it.</summary>
    public ServerClock? PlatformClock { get; init; }

    /// <summary>What time it is on the Platform: what it says of times is compared with this, because ours may be wrong.</summary>
    public DateTimeOffset PlatformNow => PlatformClock?.Now ?? Clock.GetUtcNow();

    /// <summary>For signed addresses: no token, no redirect, no decompression, no cookies, no trace headers. Never for the API.</summary>
    public required HttpMessageInvoker Storage { get; init; }
}
