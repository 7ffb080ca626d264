namespace SevenBridges;

/// <summary>A bucket of S3, reached with the access key of an IAM user.</summary>
public sealed class S3KeyService : S3Service
{
    /// <summary>Id of the access key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret of the access key. Never shown.</summary>
    public required string SecretAccessKey { get; init; }

    private protected override VolumeCredentials Credentials() => new() { AccessKeyId = AccessKeyId, SecretAccessKey = SecretAccessKey };
}
