namespace SevenBridges;

/// <summary>A container of Azure Blob Storage, reached as an application. The Platform attaches it read-only: give <see cref="VolumeAccessMode.ReadOnly"/> too.</summary>
public sealed class AzureService : BucketService
{
    /// <summary>The storage account that holds the container.</summary>
    public required string StorageAccount { get; init; }

    /// <summary>Name of the container.</summary>
    public required string Container { get; init; }

    /// <summary>Id of the directory (tenant) of the application.</summary>
    public required string TenantId { get; init; }

    /// <summary>Id of the application (client).</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret of the application. Never shown.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Host of the store; null: that of the storage account.</summary>
    public string? Endpoint { get; init; }

    private protected override VolumeType Cloud => VolumeType.Azure;

    private protected override VolumeCredentials Credentials() => new() { TenantId = TenantId, ClientId = ClientId, ClientSecret = ClientSecret };

    private protected override void Place(VolumeService service)
    {
        (service.StorageAccount, service.Container) = (StorageAccount, Container);
        if (Endpoint is not null)
            service.Endpoint = Endpoint;
    }
}
