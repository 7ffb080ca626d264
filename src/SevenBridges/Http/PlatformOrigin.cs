using System.Net;

namespace SevenBridges.Http;

/// <summary>
/// The one place where a token may go: scheme, host and port of the configured endpoint, below its base path. Decides by text, not by parsing.
/// </summary>
internal sealed class PlatformOrigin
{
    private readonly string[] spellings;

    private PlatformOrigin(Uri endpoint)
    {
        Host = endpoint.Host;
        Port = endpoint.Port;
        Scheme = endpoint.Scheme;
        var authority = $"{endpoint.Scheme}://{endpoint.Authority}";
        spellings = endpoint.IsDefaultPort ? [authority, $"{authority}:{endpoint.Port}"] : [authority];
        BasePath = endpoint.AbsolutePath.TrimEnd('/');
        Base = authority + BasePath;
    }

    /// <summary>Origin and base path without a slash at the end, such as <c>https://api.sbgenomics.com/v2</c>.</summary>
    public string Base { get; }

    public string BasePath { get; }

    public string Host { get; }

    public int Port { get; }

    public string Scheme { get; }

    public static PlatformOrigin Of(Uri endpoint, bool allowInsecureHttp)
    {
        var shown = Redaction.Address(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.Host.Length == 0)
            throw new CredentialsException($"The endpoint '{shown}' is not an address such as https://api.sbgenomics.com/v2.");
        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new CredentialsException($"The endpoint '{shown}' may hold neither a user, nor a query, nor a fragment: only https://host[:port]/path.");
        if (endpoint.Scheme == "http" && !allowInsecureHttp && !IsLoopback(endpoint.DnsSafeHost))
            throw new CredentialsException(
                $"The endpoint '{shown}' would carry the token in plain text: use https, or set AllowInsecureHttp if the network between is your own.");
        return new(endpoint);
    }

    /// <summary>The address to call for a path below the base, or for a link that the Platform sent.</summary>
    /// <exception cref="ForeignOriginException">The link leads elsewhere.</exception>
    public Uri Resolve(string pathAndQuery, string operation)
    {
        var below = pathAndQuery.Length > 0 && pathAndQuery[0] == '/' ? pathAndQuery : BelowBase(pathAndQuery) ?? throw Foreign(pathAndQuery, operation);
        var target = RequestTarget.Check(below) is { } fault ? throw Refused(fault, pathAndQuery, operation) : RequestTarget.Escape(below);
        if (Base.Length + target.Length > RequestTarget.MaxLength) throw TooLong(Base.Length + target.Length, operation);
        return Exactly(Base + target);
    }

    /// <summary>Where a redirect leads, when it leads to a place below the base of this origin; else an exception.</summary>
    public Uri Redirected(string location, string operation)
    {
        if (location.StartsWith("//", StringComparison.Ordinal)) throw Foreign(location, operation);
        return Resolve(location.StartsWith('/') ? spellings[0] + location : location, operation);
    }

    /// <summary>
    /// What follows the base in an absolute address of this origin; null when the address is of another origin or not below the base.
    /// </summary>
    private string? BelowBase(string address)
    {
        foreach (var origin in spellings)
        {
            if (!address.StartsWith(origin, StringComparison.OrdinalIgnoreCase)) continue;
            var path = address.AsSpan(origin.Length);
            if (path is not ['/', ..] || !path.StartsWith(BasePath, StringComparison.Ordinal)) continue;
            var below = path[BasePath.Length..];
            if (below is ['/', ..]) return below.ToString();
            if (below is [] or ['?', ..]) return $"/{below}";
        }

        return null;
    }

    // Canonicalization is off because it would undo escapes that keep an id one segment; RequestTarget has checked what it would have repaired.
    private static Uri Exactly(string address) => new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private ForeignOriginException Foreign(string address, string operation)
    {
        var shown = Redaction.Address(address);
        return new ErrorFacts { Operation = operation }.On(new ForeignOriginException(
            $"{operation} was led to '{shown}', which is not below {Base}; nothing was sent there, because the token belongs to that endpoint only.")
        { RefusedAddress = shown });
    }

    private static SevenBridgesException Refused(string fault, string address, string operation)
    {
        var shown = Redaction.Address(address);
        var message = $"{operation} was not sent to '{shown}': {fault}.";
        SevenBridgesException exception = address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)
            ? new ValidationException(message)
            : new ForeignOriginException(message) { RefusedAddress = shown };
        return new ErrorFacts { Operation = operation }.On(exception);
    }

    private static UriTooLongException TooLong(int length, string operation) =>
        new ErrorFacts { Operation = operation, Status = HttpStatusCode.RequestUriTooLong }.On(new UriTooLongException(
            $"{operation} was not sent: its address has {length} characters, and the Platform takes {RequestTarget.MaxLength}. Ask for less in one call."));
}
