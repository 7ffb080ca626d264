using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>The content of a file on the Platform.</summary>
internal sealed class PlatformDownloadSource(ApiContext api, FileId file, string name, long size) : IDownloadSource
{
    public string FileName => name;

    public long Size => size;

    public async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        var info = await new FilesClient(api).GetDownloadInfoAsync(file, cancellationToken: cancellationToken).ConfigureAwait(false);
        return SignedUri.Parse(info.Url, Operations.FilesGetDownloadInfo.Id, api.Options.AllowInsecureHttp);
    }
}
