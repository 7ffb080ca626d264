namespace SevenBridges;

/// <summary>A bucket of Amazon S3, or of a store that speaks its language.</summary>
public abstract class S3Service : BucketService
{
    private protected S3Service()
    {
    }

    /// <summary>Name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Host of the store; null: <c>s3.amazonaws.com</c>.</summary>
    public string? Endpoint { get; init; }

    private protected override VolumeType Cloud => VolumeType.S3;

    private protected override void Place(VolumeService service)
    {
        service.Bucket = Bucket;
        if (Endpoint is not null)
            service.Endpoint = Endpoint;
    }
}
