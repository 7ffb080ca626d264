namespace SevenBridges;

/// <summary>A bucket of Alibaba Cloud OSS, reached with an access key; for the Platform in China.</summary>
public sealed class OssService : BucketService
{
    /// <summary>Name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Host of the store, such as <c>oss-cn-beijing.aliyuncs.com</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Id of the access key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret of the access key. Never shown.</summary>
    public required string SecretAccessKey { get; init; }

    private protected override VolumeType Cloud => VolumeType.Oss;

    private protected override VolumeCredentials Credentials() => new() { AccessKeyId = AccessKeyId, SecretAccessKey = SecretAccessKey };

    private protected override void Place(VolumeService service) => (service.Bucket, service.Endpoint) = (Bucket, Endpoint);
}
