using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Hosting;

/// <summary>One request, before anything is known about it.</summary>
internal sealed record ApiRequest(HttpContext Context, string Path, string Query, byte[] Body)
{
    public string UserAgent => Context.Request.Headers.UserAgent.ToString();

    public bool IsYaml => Context.Request.ContentType?.Contains("yaml", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The body; null when there is none. Other clients write <c>null</c> where they mean none.</summary>
    public string? BodyText => Body.Length == 0 || Body.AsSpan().Trim(" \r\n\t"u8).SequenceEqual("null"u8) ? null : Encoding.UTF8.GetString(Body);

    public JsonNode? Json()
    {
        if (IsYaml || BodyText is not { } text)
            return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw new Refusal(400, 90000, $"The body is not JSON: {error.Message}");
        }
    }
}
