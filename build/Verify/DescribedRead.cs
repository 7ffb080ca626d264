using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>One GET of the description.</summary>
internal sealed partial class DescribedRead
{
    private readonly Description description;
    private readonly Regex match;

    public DescribedRead(Description description, string template, JsonObject operation)
    {
        this.description = description;
        Template = template;
        Node = operation;
        Id = operation.Text("operationId")!;
        Names = [.. Placeholder().Matches(template).Select(hole => hole.Groups["name"].Value)];
        Parameters = [.. (operation["parameters"] as JsonArray ?? []).Select(entry => entry!.AsObject()).Select(entry => entry.Text("$ref") is { } reference ? description.Component(reference) : entry)];
        match = new Regex($"^{Placeholder().Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), hole => $"(?<{hole.Groups["name"].Value}>{(IsRest(hole.Groups["name"].Value) ? ".+" : "[^/]+")})")}$", RegexOptions.CultureInvariant);
    }

    public string Id { get; }

    /// <summary>The path with its placeholders.</summary>
    public string Template { get; }

    public JsonObject Node { get; }

    /// <summary>What stands in the path's braces, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<JsonObject> Parameters { get; }

    public bool IsPaged => Node["x-sbg-paging"] is not null;

    public bool IsAdvance => Node.Flag("x-sbg-advance");

    public bool TakesFields => Parameters.Any(parameter => parameter.Text("name") == "fields");

    public JsonObject? Response => Node["responses"]?["200"] is JsonObject response
        ? response.Text("$ref") is { } reference ? description.Component(reference) : response
        : null;

    public JsonObject? Schema => Response?["content"]?["application/json"]?["schema"] as JsonObject;

    public string Place => Node.Text("x-sbg-source") ?? "schema/";

    public JsonObject ParameterOf(string name) =>
        Parameters.First(parameter => parameter.Text("name") == name && parameter.Text("in") == "path");

    /// <summary>The values of the placeholders when a path is one of this operation's; else null.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path) =>
        match.Match(path) is { Success: true } found ? Names.ToDictionary(name => name, name => Uri.UnescapeDataString(found.Groups[name].Value)) : null;

    /// <summary>The path with values in its placeholders.</summary>
    public string Path(IReadOnlyDictionary<string, string> values) => Placeholder().Replace(
        Template, hole => string.Join('/', values[hole.Groups["name"].Value].Split('/').Select(Uri.EscapeDataString)));

    private bool IsRest(string name) => Parameters.Any(parameter => parameter.Text("name") == name && parameter.Text("x-sbg-id")?.EndsWith('+') == true);

    [GeneratedRegex(@"\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder();
}
