namespace SevenBridges;

/// <summary>A bucket of Google Cloud Storage.</summary>
public abstract class GcsService : BucketService
{
    private protected GcsService()
    {
    }

    /// <summary>Name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Address of the store; null: <c>https://www.googleapis.com</c>.</summary>
    public string? RootUrl { get; init; }

    private protected override VolumeType Cloud => VolumeType.Gcs;

    private protected override void Place(VolumeService service)
    {
        service.Bucket = Bucket;
        if (RootUrl is not null)
            service.RootUrl = RootUrl;
    }
}
