using NJsonSchema;
using NJsonSchema.Validation;
using NSwag;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Holds requests and answers against the description. Whatever the validator itself throws counts as a violation.</summary>
internal sealed class Judge
{
    private static readonly Lazy<Task<Judge>> Shared = new(() => Task.Run(LoadAsync));

    private readonly Dictionary<string, OpenApiOperation> _operations;

    private Judge(Dictionary<string, OpenApiOperation> operations) => _operations = operations;

    public static Task<Judge> GetAsync() => Shared.Value;

    public IEnumerable<string> Answer(string operation, int status, string? json)
    {
        var responses = _operations[operation].Responses;
        if (!responses.TryGetValue(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var response) && !responses.TryGetValue("default", out response))
            return [$"the description knows no status {status}"];
        var schema = response.ActualResponse.Schema;
        if (schema is null)
            return string.IsNullOrEmpty(json) ? [] : ["a body came where none is described"];
        return json is null ? ["the described body did not come"] : Validate(schema, json);
    }

    public IEnumerable<string> Request(Router.Match match, IReadOnlyDictionary<string, IReadOnlyList<string>> query, ApiRequest request)
    {
        var described = _operations[match.Operation.Id];
        var problems = RequestJudge.Problems(match.Operation, described, match, query, request.Json());
        return request.IsYaml ? problems : problems.Concat(Body(described, request.BodyText));
    }

    private static IEnumerable<string> Body(OpenApiOperation described, string? json)
    {
        if (described.RequestBody is not { } body)
            return json is null or "{}" ? [] : ["a body came where none is described"];
        if (json is null)
            return body.IsRequired ? ["the body is missing"] : [];
        return Validate(body.ActualRequestBody.Content.First().Value.Schema, json);
    }

    /// <summary>The Platform's codes have one status each, and an operation gives those that its description names.</summary>
    public static IEnumerable<string> Error(DescribedOperation operation, int status, int code)
    {
        if (Bundle.StatusOf(code) is { } expected && expected != status)
            yield return $"code {code} has status {expected}, not {status}";
        if (!operation.ErrorCodes.Contains(code) && code is not (0 or 1000 or >= 90000))
            yield return $"code {code} is not among this operation's x-sbg-errors";
    }

    public static IEnumerable<string> Validate(JsonSchema schema, string json)
    {
        try
        {
            return [.. new JsonSchemaValidator(new JsonSchemaValidatorSettings()).Validate(json, schema.ActualSchema, SchemaType.OpenApi3).Select(error => $"{error.Path}: {error.Kind}")];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [$"the validator failed: {error.Message}"];
        }
    }

    private static async Task<Judge> LoadAsync()
    {
        var document = await OpenApiDocument.FromJsonAsync(Bundle.Text).ConfigureAwait(false);
        foreach (var schema in document.Components.Schemas.Values)
            if (schema.ActualProperties.Count > 0 && schema.AdditionalPropertiesSchema is null && schema.AllOf.Count == 0)
                schema.AllowAdditionalProperties = IsOpen(schema);
        return new Judge(document.Operations.ToDictionary(operation => operation.Operation.OperationId, operation => operation.Operation));
    }

    /// <summary>What stays raw JSON may hold anything beside what is described.</summary>
    private static bool IsOpen(JsonSchema schema) =>
        schema.ExtensionData?.TryGetValue("x-sbg-raw", out var raw) == true && raw is true;
}
