using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Deviations;

/// <summary>Makes answers deviate from the description, after they were judged.</summary>
internal sealed class Deviator
{
    private readonly JsonObject bundle;
    private readonly ILookup<string, Deviation> members;
    private readonly Deviation[] headers;

    /// <exception cref="ArgumentException">A deviation names a schema or an operation that the description lacks.</exception>
    public Deviator(JsonObject bundle, IReadOnlyList<Deviation> deviations)
    {
        this.bundle = bundle;
        members = deviations.Where(deviation => !deviation.IsHeader).ToLookup(deviation => deviation.Subject, StringComparer.Ordinal);
        headers = [.. deviations.Where(deviation => deviation.IsHeader)];
        if (members.FirstOrDefault(group => bundle["components"]!["schemas"]![group.Key] is null) is { } unknown)
            throw new ArgumentException($"The description has no schema '{unknown.Key}', so nothing can deviate from it.", nameof(deviations));
        if (headers.FirstOrDefault(header => header.Subject != "*" && Bundle.Operations.All(operation => operation.Id != header.Subject)) is { } lost)
            throw new ArgumentException($"The description has no operation '{lost.Subject}', so nothing can deviate from it.", nameof(deviations));
    }

    public string? Body(DescribedOperation operation, int status, string? body)
    {
        if (members.Count == 0 || body is null || status is < 200 or >= 300 || SchemaOf(operation, status) is not { } schema)
            return body;
        var document = JsonNode.Parse(body);
        Walk(document, schema);
        return document?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Headers(string operation, HttpContext context)
    {
        foreach (var header in headers.Where(header => header.Subject == "*" || header.Subject == operation))
            context.Response.Headers.Remove(header.Name);
    }

    private JsonObject? SchemaOf(DescribedOperation operation, int status)
    {
        var responses = bundle["paths"]![operation.Template]![operation.Method.ToLowerInvariant()]!["responses"]!;
        var response = responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] as JsonObject;
        return response is null ? null : Resolve(response).Node["content"]?["application/json"]?["schema"] as JsonObject;
    }

    private void Walk(JsonNode? value, JsonObject use)
    {
        var (schema, name) = Resolve(use);
        if (value is JsonArray list && schema["items"] is JsonObject items)
            foreach (var item in list)
                Walk(item, items);
        if (value is not JsonObject document)
            return;
        foreach (var (member, described) in (schema["properties"] as JsonObject ?? []).Where(property => document.ContainsKey(property.Key)))
            Walk(document[member], (JsonObject)described!);
        foreach (var deviation in name is null ? [] : members[name])
            deviation.ApplyTo(document);
    }

    private (JsonObject Node, string? Name) Resolve(JsonObject use)
    {
        var reference = (string?)use["$ref"] ?? (string?)(use["allOf"] as JsonArray)?[0]?["$ref"];
        if (reference is null)
            return (use, null);
        var path = reference.TrimStart('#', '/').Split('/');
        return (path.Aggregate((JsonNode)bundle, (at, name) => at[name]!).AsObject(), path[^1]);
    }
}
