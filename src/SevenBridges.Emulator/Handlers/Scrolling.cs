using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Lists that go on from token to token. A token names the last item that was shown, so that what comes or goes before it moves nothing.</summary>
internal static class Scrolling
{
    private const string First = "init";
    private const string Prefix = "after:";

    public static Answer Page(Call call, IReadOnlyList<FileEntry> all)
    {
        if (call.One("offset") is not null || call.Query.Keys.Any(key => key.StartsWith(FileFilter.MetadataPrefix, StringComparison.Ordinal)))
            throw new Refusal(400, 90000, "Neither 'offset' nor 'metadata' go together with a token.");
        var start = call.One("token") is not { } token || token == First ? 0 : After(all, Text(token));
        var shown = all.Skip(start).Take(AnswerShaper.Limit(call)).ToList();
        var filter = FieldFilter.Of(call.One("fields"), call.ListMembers);
        var page = new JsonObject
        {
            ["href"] = call.Href(call.PathAndQuery),
            ["items"] = new JsonArray([.. shown.Select(file => (JsonNode?)filter.Apply(FilesHandlers.Show(call, file)))]),
            ["links"] = start + shown.Count < all.Count ? new JsonArray((JsonNode)Next(call, shown[^1])) : [],
        };
        return Answer.Ok(page) with { IsShaped = true, Total = all.Count };
    }

    /// <summary>A token that stands for a text.</summary>
    public static string Token(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The text that a token stands for.</summary>
    /// <exception cref="Refusal">This Platform never gave such a token.</exception>
    public static string Text(string token)
    {
        try
        {
            var padded = token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(padded));
        }
        catch (FormatException)
        {
            throw new Refusal(400, 57000, $"'{token}' is no token; begin with '{First}', then follow the links.");
        }
    }

    private static int After(IReadOnlyList<FileEntry> all, string text)
    {
        var id = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : throw new Refusal(400, 57000, "The token is not written as this Platform writes it.");
        for (var index = 0; index < all.Count; index++)
            if (all[index].Id == id)
                return index + 1;
        throw new Refusal(400, 57001, "The token is not valid any more; begin again with 'init'.");
    }

    private static JsonObject Next(Call call, FileEntry last)
    {
        var parameters = call.Query.Where(pair => pair.Key is not ("token" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value)}");
        var query = string.Join('&', parameters.Prepend($"limit={AnswerShaper.Limit(call).ToString(CultureInfo.InvariantCulture)}").Prepend($"token={Token(Prefix + last.Id)}"));
        return new JsonObject { ["href"] = call.Href($"{call.PathAndQuery.Split('?')[0]}?{query}"), ["rel"] = "next", ["method"] = "GET" };
    }
}
