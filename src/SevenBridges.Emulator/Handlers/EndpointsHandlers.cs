using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Where the API and its parts begin.</summary>
internal static class EndpointsHandlers
{
    private static readonly string[] Whole =
        ["rate_limit", "user", "users", "billing", "projects", "files", "tasks", "apps", "action", "upload", "storage"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["endpoints.get"] = static call => Answer.Ok(Show(call, [.. Whole.Select(part => (part, "/" + part)), ("markers", "/genome/markers")]));
        handlers["endpoints.getBilling"] = static call => Answer.Ok(Show(call, [("billing_groups", "/billing/groups"), ("invoices", "/billing/invoices")]));
    }

    private static JsonObject Show(Call call, IEnumerable<(string Part, string Path)> parts) =>
        new(parts.Select(part => KeyValuePair.Create($"{part.Part}_url", (JsonNode?)call.Href(part.Path))));
}
