using System.Text.Json.Serialization;

namespace SevenBridges.Benchmarks.Calls;

/// <summary>A user as somebody writes it who takes System.Text.Json's source generator.</summary>
internal sealed class PlainUser
{
    [JsonPropertyName("href")]
    public string? Href { get; set; }

    [JsonPropertyName("username")]
    public string? Username { get; set; }

    [JsonPropertyName("email")]
    public string? Email { get; set; }

    [JsonPropertyName("first_name")]
    public string? FirstName { get; set; }

    [JsonPropertyName("last_name")]
    public string? LastName { get; set; }

    [JsonPropertyName("affiliation")]
    public string? Affiliation { get; set; }

    [JsonPropertyName("phone")]
    public string? Phone { get; set; }

    [JsonPropertyName("address")]
    public string? Address { get; set; }

    [JsonPropertyName("city")]
    public string? City { get; set; }

    [JsonPropertyName("state")]
    public string? State { get; set; }

    [JsonPropertyName("zip_code")]
    public string? ZipCode { get; set; }

    [JsonPropertyName("country")]
    public string? Country { get; set; }
}

[JsonSerializable(typeof(PlainUser))]
internal sealed partial class PlainContext : JsonSerializerContext;

/// <summary>The same call as Refit generates it.</summary>
internal interface IRefitUsers
{
    [Refit.Get("/v2/user")]
    [Refit.Headers("Accept: application/json")]
    Task<PlainUser> MeAsync();
}
