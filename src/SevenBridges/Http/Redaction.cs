using System.Text.RegularExpressions;

namespace SevenBridges.Http;

/// <summary>
/// The one place that decides what people may see of tokens, signed addresses and secret fields: in logs, exceptions, traces, journals, debuggers.
/// </summary>
internal static partial class Redaction
{
    /// <summary>Stands wherever a secret was.</summary>
    public const string Mask = "***";

    private const int ShortestRealToken = 16;

    /// <summary>An address without user info, query and fragment: a query may carry a signature or a continuation token.</summary>
    public static string Address(Uri address) =>
        !address.IsAbsoluteUri
            ? Address(address.OriginalString)
            : $"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 1 ? "?" + Mask : "")}";

    /// <summary>The same for text that may not even be an address.</summary>
    public static string Address(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var shown = end < 0 ? address : address[..end] + "?" + Mask;
        shown = shown.Length > 300 ? shown[..300] + "…" : shown;
        return UserInfo().Replace(Printable(shown), "${scheme}" + Mask + "@");
    }

    /// <summary>
    /// Text that came from elsewhere (an error message, a gateway's page), without the secrets known and without what looks like one.
    /// </summary>
    /// <param name="text">The text; null stays null.</param>
    /// <param name="secret">The token in use; null: none known.</param>
    public static string? Text(string? text, string? secret)
    {
        if (string.IsNullOrEmpty(text)) return text;
        text = QueryOfAddress().Replace(Known(text, secret)!, "${address}?" + Mask);
        text = UserInfo().Replace(text, "${scheme}" + Mask + "@");
        return NamedSecret().Replace(text, "${name}" + Mask);
    }

    /// <summary>Text without the token in use, wherever a server may have echoed it.</summary>
    /// <param name="text">The text; null stays null.</param>
    /// <param name="secret">The token in use; null: none known.</param>
    public static string? Known(string? text, string? secret)
    {
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(secret)) return text;
        if (secret.Length >= ShortestRealToken) return text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);

        // An emulator's token may be a single letter, which is a piece of ordinary words too: only where it stands alone.
        return Regex.Replace(text, $@"(?<!\w){Regex.Escape(secret)}(?!\w)", Mask, RegexOptions.IgnoreCase);
    }

    /// <summary>
    /// An exception as it may be the cause of ours: itself, or, when its own text or that of a cause of its holds a secret, one that says the same without it.
    /// </summary>
    /// <param name="cause">The exception.</param>
    /// <param name="secret">The token in use; null: none known.</param>
    public static Exception Inner(Exception cause, string? secret)
    {
        var said = cause.ToString();
        var shown = Text(said, secret)!;
        return shown == said ? cause : new IOException(shown);
    }

    /// <summary>The value of a header as it may be shown.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="secret">The token in use; null: none known.</param>
    public static string Header(string name, string value, string? secret) =>
        SecretHeaders.Contains(name) ? Mask
        : name.Equals(HeaderNames.Location, StringComparison.OrdinalIgnoreCase) ? Known(Address(value), secret)!
        : Text(value, secret)!;

    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Token, HeaderNames.Authorization, "Proxy-Authorization", "Set-Cookie", "Cookie", "X-SBG-Session-Id", "X-Amz-Security-Token",
    };

    private static string Printable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? text : new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    [GeneratedRegex(@"(?<scheme>[a-z][a-z0-9+.-]*://)[^/@\s]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(?<address>https?://[^\s?""'<>]+)\?[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex QueryOfAddress();

    [GeneratedRegex(
        @"(?<name>(x-sbg-auth-token|authorization|x-sbg-session-id)\s*[:=]\s*(bearer\s+)?|bearer\s+|" +
        @"(auth_token|access_token|signature|x-amz-[a-z-]+|sig|token)=)[^\s""'&<>,;]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret();
}
