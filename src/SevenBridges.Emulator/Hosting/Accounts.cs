using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Who is behind a token.</summary>
internal sealed class Accounts
{
    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);

    public void Add(string token, string user) => _users[token] = user;

    /// <summary>The user of the token in the headers; null when there is no valid one.</summary>
    public string? UserOf(IHeaderDictionary headers)
    {
        var token = headers["X-SBG-Auth-Token"].ToString();
        if (token.Length == 0 && headers.Authorization.ToString() is { } bearer && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            token = bearer["Bearer ".Length..].Trim();
        return _users.GetValueOrDefault(token);
    }

    public static bool HasAdvanceAccess(IHeaderDictionary headers) =>
        string.Equals(headers["X-SBG-Advance-Access"], "advance", StringComparison.OrdinalIgnoreCase);
}
