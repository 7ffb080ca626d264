using System.Net;

namespace SevenBridges.Configuration;

/// <summary>
/// The hosts of <c>NO_PROXY</c>, as curl reads it: names with their subdomains, addresses, each with or without a port, networks such as
/// <c>10.0.0.0/8</c>, or <c>*</c> for all.
/// </summary>
internal sealed class NoProxyList(string? text)
{
    private readonly string[] entries =
        (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool Covers(Uri destination) => entries.Any(entry => entry == "*" || Matches(entry, destination));

    private static bool Matches(string entry, Uri destination)
    {
        var host = destination.Host.Trim('[', ']');
        var (name, port) = Split(entry);
        if (port is not null && port != destination.Port) return false;
        if (IPAddress.TryParse(host, out var address) && IPNetwork.TryParse(name, out var network)) return network.Contains(address);
        name = name.TrimStart('*').TrimStart('.');
        return host.Equals(name, StringComparison.OrdinalIgnoreCase) || (name.Length > 0 && host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Name, int? Port) Split(string entry)
    {
        var colon = entry.LastIndexOf(':');
        // More than one colon and no brackets is an IPv6 address, not a port.
        var isPort = colon > 0 && (entry.IndexOf(':') == colon || entry[colon - 1] == ']') && int.TryParse(entry.AsSpan(colon + 1), out _);
        return isPort ? (entry[..colon].Trim('[', ']'), int.Parse(entry.AsSpan(colon + 1), null)) : (entry.Trim('[', ']'), null);
    }
}
