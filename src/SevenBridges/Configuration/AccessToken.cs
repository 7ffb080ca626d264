using System.Buffers;
using System.Diagnostics;

namespace SevenBridges;

/// <summary>What proves to the Platform who calls: a developer token, or an OAuth bearer token. Shows itself as <c>***</c>.</summary>
[DebuggerDisplay("***")]
public sealed class AccessToken
{
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    private AccessToken(string header, string prefix, string value)
    {
        if (string.IsNullOrEmpty(value)) throw new CredentialsException("The token is empty: copy it whole from your environment's developer page.");
        if (value.AsSpan().ContainsAnyExcept(Printable))
            throw new CredentialsException("The token holds a blank, a control character or a letter outside ASCII: copy it whole from the developer page.");
        if (value is ['"', .., '"'] or ['\'', .., '\'']) throw new CredentialsException("The token stands in quotes, which would be sent as a part of it: write it without.");
        HeaderName = header;
        HeaderValue = prefix + value;
        Secret = value;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string HeaderName { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string HeaderValue { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Secret { get; }

    /// <summary>A developer token, sent as <c>X-SBG-Auth-Token</c>.</summary>
    /// <param name="token">The token as the environment's developer page shows it.</param>
    /// <returns>The token, ready to send.</returns>
    /// <exception cref="CredentialsException">It is empty or holds characters that no token has.</exception>
    public static AccessToken Developer(string token) => new(Http.HeaderNames.Token, "", token);

    /// <summary>An OAuth token, sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="token">The token without the word <c>Bearer</c>.</param>
    /// <returns>The token, ready to send.</returns>
    /// <exception cref="CredentialsException">It is empty or holds characters that no token has.</exception>
    public static AccessToken Bearer(string token) => new(Http.HeaderNames.Authorization, "Bearer ", token);

    /// <inheritdoc/>
    public override string ToString() => Http.Redaction.Mask;
}
