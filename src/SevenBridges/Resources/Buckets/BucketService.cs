namespace SevenBridges;

// BY HAND: which members belong together depends on the cloud and on how the Platform proves who it is; OpenAPI, as the tools agree on it, cannot say that.

/// <summary>
/// A bucket in one cloud, reached in one way, for <see cref="VolumeCreate.Service"/>: each kind asks for what it needs. It holds secrets, and shows none.
/// </summary>
public abstract class BucketService
{
    private protected BucketService()
    {
    }

    /// <summary>The part of the bucket that the volume shows, as the beginning of keys; null: all of it.</summary>
    public string? Prefix { get; init; }

    /// <summary>How objects are written into the bucket; null: as the Platform does by itself.</summary>
    public VolumeProperties? Properties { get; init; }

    private protected abstract VolumeType Cloud { get; }

    /// <summary>The same as the Platform takes it.</summary>
    /// <param name="bucket">The bucket, and how it is reached.</param>
    public static implicit operator VolumeService(BucketService bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return bucket.ToVolumeService();
    }

    /// <summary>The same as the Platform takes it.</summary>
    public VolumeService ToVolumeService()
    {
        var service = new VolumeService { Type = Cloud, Credentials = Credentials() };
        if (Prefix is not null)
            service.Prefix = Prefix;
        if (Properties is not null)
            service.Properties = Properties;
        Place(service);
        return service;
    }

    private protected abstract VolumeCredentials Credentials();

    /// <summary>Says where the bucket is. What is not given is not set, so that it is not sent.</summary>
    private protected abstract void Place(VolumeService service);
}
