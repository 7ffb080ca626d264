namespace SevenBridges.Bundler;

/// <summary>An object of a document, with what it is and where its name stands.</summary>
internal sealed record OpenApiObject(OpenApiPart Part, SourceObject Value, SourceDocument Document);

/// <summary>Visits every object of a document that OpenAPI gives a meaning to.</summary>
internal static class OpenApiWalk
{
    public static IEnumerable<OpenApiObject> Of(SourceDocument document) =>
        Roots(document).SelectMany(root => Below(root.Part, root.Value)).Select(found => new OpenApiObject(found.Part, found.Value, document));

    private static IEnumerable<(OpenApiPart Part, SourceNode Value)> Roots(SourceDocument document)
    {
        var paths = document.Root.ObjectAt("paths").Members.Select(path => (OpenApiPart.PathItem, path.Value));
        var components = from kind in document.Components.Members
                         from component in (kind.Value as SourceObject ?? SourceObject.Empty).Members
                         select (OpenApiStructure.Component(kind.Name), component.Value);
        return paths.Concat(components);
    }

    private static IEnumerable<(OpenApiPart Part, SourceObject Value)> Below(OpenApiPart part, SourceNode node) => (part, node) switch
    {
        (OpenApiPart.Opaque, _) => [],
        (_, SourceObject value) => value.Members
            .SelectMany(member => Below(OpenApiStructure.Member(part, member.Name), member.Value))
            .Prepend((part, value)),
        (_, SourceArray list) => list.Items.SelectMany(item => Below(OpenApiStructure.Item(part), item)),
        _ => [],
    };
}
