using System.Text.Json;
using SevenBridges.Http;

namespace SevenBridges.Tests.Support;

/// <summary>Calls of every kind of repeatability, as emitted code would make them.</summary>
internal static class Calls
{
    public static readonly Operation Get = new("things.get", HttpMethod.Get, Repeat.Safe);
    public static readonly Operation Put = new("things.replace", HttpMethod.Put, Repeat.Idempotent);
    public static readonly Operation Delete = new("things.delete", HttpMethod.Delete, Repeat.Idempotent);
    public static readonly Operation Create = new("things.create", HttpMethod.Post, Repeat.Never);
    public static readonly Operation Run = new("things.run", HttpMethod.Post, Repeat.Ask) { Ask = "things.get" };

    public static Task<ApiResponse> CallAsync(
        this SevenBridgesClient client, Operation operation, string path = "/things/1", string? json = null, CancellationToken cancellationToken = default) =>
        client.Api.Transport.SendAsync(new ApiRequest(operation, path) { Body = json is null ? null : new Text(json) }, cancellationToken);

    private sealed class Text(string json) : IJsonBody
    {
        public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(json);
    }
}
