using System.Diagnostics;
using System.Net;

namespace SevenBridges.Configuration;

/// <summary>A proxy for each scheme, with the user and password of its address, and the hosts that are reached without it.</summary>
internal sealed class PlatformProxy : IWebProxy, ICredentials
{
    private readonly Uri? http;
    private readonly Uri? https;
    private readonly NoProxyList exceptions;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Dictionary<string, NetworkCredential> logins = new(StringComparer.OrdinalIgnoreCase);

    public PlatformProxy(Uri? http, Uri? https, string? exceptions)
    {
        this.http = WithoutLogin(http);
        this.https = WithoutLogin(https);
        this.exceptions = new(exceptions);
    }

    public ICredentials? Credentials { get => this; set => throw new NotSupportedException("The login of a proxy is part of its address."); }

    public Uri? GetProxy(Uri destination) => exceptions.Covers(destination) ? null : destination.Scheme == Uri.UriSchemeHttp ? http : https;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    NetworkCredential? ICredentials.GetCredential(Uri uri, string authType) => logins.GetValueOrDefault(uri.Authority);

    /// <summary>The proxies without their logins.</summary>
    public override string ToString() => $"http: {http?.ToString() ?? "direct"}, https: {https?.ToString() ?? "direct"}";

    private Uri? WithoutLogin(Uri? address)
    {
        if (address is null || address.UserInfo.Length == 0) return address;
        var parts = address.UserInfo.Split(':', 2);
        var login = new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        var bare = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        logins[bare.Authority] = login;
        return bare;
    }
}
