using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>A tag of the bundle: the resource of an operation (<c>projects.members</c> for <c>projects.members.add</c>).</summary>
internal sealed record ResourceTag(string Name, string? Summary)
{
    public static IEnumerable<ResourceTag> AllOf(Description description)
    {
        var resources = description.Extensions.Where(extension => extension.Word == "x-sbg-resource").SelectMany(extension => extension.Entries)
            .ToDictionary(entry => entry.Name, entry => (entry.Value as SourceObject)?.TextAt("summary"), StringComparer.Ordinal);

        return description.Paths.SelectMany(OperationsOf)
            .Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new ResourceTag(name, resources.GetValueOrDefault(name)));
    }

    public static void WriteOn(Utf8JsonWriter json, SourceObject operation)
    {
        if (NameOf(operation) is not { } name)
            return;

        json.WriteStartArray("tags");
        json.WriteStringValue(name);
        json.WriteEndArray();
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        if (Summary is not null)
            json.WriteString("description", Summary);
        json.WriteEndObject();
    }

    private static IEnumerable<SourceObject> OperationsOf(Placed path) =>
        from member in (path.Value as SourceObject ?? SourceObject.Empty).Members
        where OpenApiStructure.IsMethod(member.Name)
        select member.Value as SourceObject ?? SourceObject.Empty;

    private static string? NameOf(SourceObject operation) =>
        operation.TextAt("operationId") is { } id && id.LastIndexOf('.') is > 0 and var dot ? id[..dot] : null;
}
