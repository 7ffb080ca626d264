namespace SevenBridges.Transfers;

/// <summary>Content on the Platform: it can be asked for a signed address as often as needed.</summary>
internal interface IDownloadSource
{
    /// <summary>Name of the file, for messages.</summary>
    string FileName { get; }

    /// <summary>Size in bytes as the Platform knows it.</summary>
    long Size { get; }

    /// <summary>Asks for a signed address of the content. It works for a limited time.</summary>
    Task<Uri> AddressAsync(CancellationToken cancellationToken);
}
