namespace SevenBridges;

/// <summary>A bucket of Google Cloud Storage, reached with the key of a service account.</summary>
public sealed class GcsKeyService : GcsService
{
    /// <summary>E-mail address of the service account.</summary>
    public required string ClientEmail { get; init; }

    /// <summary>The private key of the service account. Never shown.</summary>
    public required string PrivateKey { get; init; }

    private protected override VolumeCredentials Credentials() => new() { ClientEmail = ClientEmail, PrivateKey = PrivateKey };
}
