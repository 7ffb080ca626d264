using NJsonSchema;
using NJsonSchema.Validation;
using NSwag;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Holds requests and answers against the description. Whatever the validator itself throws counts as a violation.</summary>
internal sealed class Judge
{
    private static readonly Lazy<Task<Judge>> Shared = new(LoadAsync);

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

    public IEnumerable<string> Request(string operation, IReadOnlyDictionary<string, IReadOnlyList<string>> query, string? json)
    {
        var described = _operations[operation];
        foreach (var name in query.Keys.Where(name => !IsDescribed(described, name)))
            yield return $"the query parameter '{name}' is not described";
        if (described.RequestBody is { } body)
        {
            if (json is null && body.IsRequired)
                yield return "the body is missing";
            else if (json is not null)
                foreach (var problem in Validate(body.ActualRequestBody.Content.First().Value.Schema, json))
                    yield return problem;
        }
        else if (json is not (null or "{}"))
        {
            yield return "a body came where none is described";
        }
    }

    private static bool IsDescribed(OpenApiOperation operation, string name) =>
        operation.ActualParameters.Any(parameter => parameter.Kind == OpenApiParameterKind.Query
            && (parameter.Name == name || (Prefix(parameter) is { } prefix && name.StartsWith(prefix, StringComparison.Ordinal))));

    private static string? Prefix(OpenApiParameter parameter) =>
        parameter.ActualParameter.ExtensionData?.TryGetValue("x-sbg-prefix", out var prefix) == true ? prefix as string : null;

    private static IEnumerable<string> Validate(JsonSchema schema, string json)
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
