using System.Text.Json.Serialization;

namespace SevenBridges.Benchmarks.Reading;

/// <summary>A page of files as somebody writes it who takes System.Text.Json's source generator: texts, a dictionary, nothing else.</summary>
internal sealed class PlainFilePage
{
    [JsonPropertyName("href")]
    public string? Href { get; set; }

    [JsonPropertyName("items")]
    public List<PlainFile>? Items { get; set; }

    [JsonPropertyName("links")]
    public List<PlainLink>? Links { get; set; }
}

internal sealed class PlainLink
{
    [JsonPropertyName("href")]
    public string? Href { get; set; }

    [JsonPropertyName("rel")]
    public string? Rel { get; set; }

    [JsonPropertyName("method")]
    public string? Method { get; set; }
}

internal sealed class PlainFile
{
    [JsonPropertyName("href")]
    public string? Href { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("project")]
    public string? Project { get; set; }

    [JsonPropertyName("parent")]
    public string? Parent { get; set; }

    [JsonPropertyName("size")]
    public long? Size { get; set; }

    [JsonPropertyName("created_on")]
    public DateTimeOffset? CreatedOn { get; set; }

    [JsonPropertyName("modified_on")]
    public DateTimeOffset? ModifiedOn { get; set; }

    [JsonPropertyName("origin")]
    public PlainOrigin? Origin { get; set; }

    [JsonPropertyName("storage")]
    public PlainStorage? Storage { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string?>? Metadata { get; set; }

    [JsonPropertyName("tags")]
    public List<string>? Tags { get; set; }

    [JsonPropertyName("path")]
    public string? Path { get; set; }
}

internal sealed class PlainOrigin
{
    [JsonPropertyName("task")]
    public string? Task { get; set; }

    [JsonPropertyName("dataset")]
    public string? Dataset { get; set; }
}

internal sealed class PlainStorage
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("volume")]
    public string? Volume { get; set; }

    [JsonPropertyName("location")]
    public string? Location { get; set; }

    [JsonPropertyName("hosted_on_locations")]
    public List<string>? HostedOnLocations { get; set; }
}

/// <summary>The body of a PATCH, likewise.</summary>
internal sealed class PlainFileUpdate
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string?>? Metadata { get; set; }

    [JsonPropertyName("tags")]
    public List<string>? Tags { get; set; }
}

[JsonSerializable(typeof(PlainFilePage))]
[JsonSerializable(typeof(PlainFileUpdate))]
[JsonSerializable(typeof(Dictionary<string, string?>))]
internal sealed partial class PlainFilesContext : JsonSerializerContext;
