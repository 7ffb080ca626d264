using System.Text.Json;

namespace SevenBridges.Package.Tests.Contents;

/// <summary>The map by which debuggers make an address of a source's path.</summary>
internal static class SourceLinkMap
{
    /// <summary>How the paths begin that the map knows.</summary>
    public static IReadOnlyList<string> RootsOf(string json)
    {
        using var map = JsonDocument.Parse(json);
        return [.. map.RootElement.GetProperty("documents").EnumerateObject().Select(document => document.Name.TrimEnd('*').Replace('\\', '/'))];
    }
}
