using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>The filters of a file query: values of one name are alternatives, different names must all match.</summary>
internal static class FileFilter
{
    public const string MetadataPrefix = "metadata.";

    public static bool Matches(Call call, FileEntry file) =>
        AnyOf(call, "name", name => file.Name == name)
        && AnyOf(call, "tag", tag => file.Document["tags"] is JsonArray tags && tags.Any(own => (string?)own == tag))
        && AnyOf(call, "origin.task", task => (string?)file.Document["origin"]?["task"] == task)
        && AnyOf(call, "origin.dataset", dataset => (string?)file.Document["origin"]?["dataset"] == dataset)
        && call.Query.Keys.Where(key => key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
            .All(key => AnyOf(call, key, value => file.Document["metadata"]?[key[MetadataPrefix.Length..]]?.ToString() == value));

    private static bool AnyOf(Call call, string parameter, Func<string, bool> matches) =>
        call.All(parameter) is not { Count: > 0 } values || values.Any(matches);
}
