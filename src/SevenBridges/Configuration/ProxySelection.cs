using System.Net;

namespace SevenBridges.Configuration;

/// <summary>
/// Chooses the proxy of API and storage: the options', else the config file's (with a profile), else the environment's; null: the system's.
/// </summary>
internal static class ProxySelection
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public static IWebProxy? Choose(SevenBridgesOptions options, Surroundings around, IniDocument? config)
    {
        if (options.WebProxy is { } given) return given;
        if (options.Proxy is { } one) return new PlatformProxy(Checked(one, "Proxy"), Checked(one, "Proxy"), options.NoProxy);
        return OfConfig(config, options, around) ?? OfVariables(options, around);
    }

    private static PlatformProxy? OfConfig(IniDocument? config, SevenBridgesOptions options, Surroundings around)
    {
        if (config is null) return null;
        var http = config.TryGet("proxies", "http_proxy", out var first) ? Parse(first, $"http_proxy of {options.ConfigPath}") : null;
        var https = config.TryGet("proxies", "https_proxy", out var second) ? Parse(second, $"https_proxy of {options.ConfigPath}") : null;
        return http is null && https is null ? null : new(http, https, options.NoProxy ?? Exceptions(around));
    }

    private static PlatformProxy? OfVariables(SevenBridgesOptions options, Surroundings around)
    {
        var all = Variable(around, "all_proxy");
        var https = Variable(around, "https_proxy") ?? all;
        // Under CGI, HTTP_PROXY is what a request's "Proxy:" header becomes: not to be believed.
        var http = around.NonEmpty("http_proxy") ?? (around.Variable("GATEWAY_INTERFACE") is null ? around.NonEmpty("HTTP_PROXY") : null) ?? all;
        if (http is null && https is null) return null;
        return new(http is null ? null : Parse(http, "HTTP_PROXY"), https is null ? null : Parse(https, "HTTPS_PROXY"), options.NoProxy ?? Exceptions(around));
    }

    private static string? Variable(Surroundings around, string name) => around.NonEmpty(name) ?? around.NonEmpty(name.ToUpperInvariant());

    private static string? Exceptions(Surroundings around) => Variable(around, "no_proxy");

    private static Uri Parse(string text, string where) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var address)
            ? Checked(address, where)
            : throw Wrong(where);

    private static Uri Checked(Uri address, string where) =>
        address.IsAbsoluteUri && Schemes.Contains(address.Scheme) && address.Host.Length > 0 ? address : throw Wrong(where);

    private static ValidationException Wrong(string where) =>
        new($"{where} is not the address of a proxy, such as http://user:password@proxy.example.org:3128.") { Parameter = where };
}
