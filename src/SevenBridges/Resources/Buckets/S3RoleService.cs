namespace SevenBridges;

/// <summary>A bucket of S3, reached with an IAM role that the Platform takes on.</summary>
public sealed class S3RoleService : S3Service
{
    /// <summary>ARN of the role, such as <c>arn:aws:iam::111122223333:role/sb</c>.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public required string ExternalId { get; init; }

    private protected override VolumeCredentials Credentials() => new() { RoleArn = RoleArn, ExternalId = ExternalId };
}
