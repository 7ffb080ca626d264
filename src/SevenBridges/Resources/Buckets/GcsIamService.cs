namespace SevenBridges;

/// <summary>A bucket of Google Cloud Storage, reached with an external account of IAM.</summary>
public sealed class GcsIamService : GcsService
{
    /// <summary>The JSON document that Google gives for the external account, as a text. Never shown.</summary>
    public required string Configuration { get; init; }

    private protected override VolumeCredentials Credentials() => new() { Configuration = Configuration };
}
