using System.Globalization;
using System.Text.Json.Nodes;
using NSwag;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Holds path, query and choices of a request against the description; the body is the validator's affair.</summary>
internal static class RequestJudge
{
    public static IEnumerable<string> Problems(DescribedOperation operation, OpenApiOperation described, Router.Match match, IReadOnlyDictionary<string, IReadOnlyList<string>> query, JsonNode? body) =>
        Path(described, match).Concat(Missing(described, query)).Concat(query.SelectMany(pair => Query(described, pair.Key, pair.Value))).Concat(Choices(operation, query, body));

    private static IEnumerable<string> Path(OpenApiOperation described, Router.Match match) =>
        from pair in match.Values
        let parameter = Find(described, OpenApiParameterKind.Path, pair.Key)
        where parameter is not null
        from problem in Judge.Validate(parameter.ActualSchema, Json(parameter, [pair.Value]))
        select $"the path's '{pair.Key}' {problem}";

    private static IEnumerable<string> Missing(OpenApiOperation described, IReadOnlyDictionary<string, IReadOnlyList<string>> query) =>
        described.ActualParameters.Where(parameter => parameter is { Kind: OpenApiParameterKind.Query, IsRequired: true } && !query.ContainsKey(parameter.Name))
            .Select(parameter => $"the query parameter '{parameter.Name}' is missing");

    private static IEnumerable<string> Query(OpenApiOperation described, string name, IReadOnlyList<string> values)
    {
        if (Find(described, OpenApiParameterKind.Query, name) is not { } parameter)
            return [$"the query parameter '{name}' is not described"];
        if (Prefix(parameter) is not null)
            return [];
        if (!IsList(parameter) && values.Count > 1)
            return [$"the query parameter '{name}' comes {values.Count} times"];
        return Judge.Validate(parameter.ActualSchema, Json(parameter, values)).Select(problem => $"the query parameter '{name}' {problem}");
    }

    private static IEnumerable<string> Choices(DescribedOperation operation, IReadOnlyDictionary<string, IReadOnlyList<string>> query, JsonNode? body)
    {
        foreach (var choice in operation.Choices)
        {
            var given = choice.Names.Where(name => choice.IsOfBody ? (body as JsonObject)?[name] is not null : query.ContainsKey(name)).ToList();
            if (given.Count > 1)
                yield return $"only one of {string.Join(", ", choice.Names)} may be given, and {string.Join(" and ", given)} are";
            else if (given.Count == 0 && choice.IsRequired)
                yield return $"one of {string.Join(", ", choice.Names)} must be given";
        }
    }

    private static OpenApiParameter? Find(OpenApiOperation described, OpenApiParameterKind kind, string name) => described.ActualParameters.FirstOrDefault(
        parameter => parameter.Kind == kind && (parameter.Name == name || (Prefix(parameter) is { } prefix && name.StartsWith(prefix, StringComparison.Ordinal))));

    private static string? Prefix(OpenApiParameter parameter) =>
        parameter.ActualParameter.ExtensionData?.TryGetValue("x-sbg-prefix", out var prefix) == true ? prefix as string : null;

    private static bool IsList(OpenApiParameter parameter) => parameter.ActualSchema.Type.HasFlag(NJsonSchema.JsonObjectType.Array);

    /// <summary>The value as JSON. What does not look like its type stays text, and the schema then says so.</summary>
    private static string Json(OpenApiParameter parameter, IReadOnlyList<string> values)
    {
        var type = parameter.ActualSchema.Type;
        if (IsList(parameter))
            return new JsonArray([.. values.Select(value => (JsonNode)value)]).ToJsonString();
        var isNumber = type.HasFlag(NJsonSchema.JsonObjectType.Integer) && long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        var isFlag = type.HasFlag(NJsonSchema.JsonObjectType.Boolean) && values[0] is "true" or "false";
        return isNumber || isFlag ? values[0] : JsonValue.Create(values[0]).ToJsonString();
    }
}
