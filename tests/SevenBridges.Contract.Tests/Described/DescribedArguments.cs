using System.Text.Json.Nodes;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>
/// What an operation is called with when nobody wrote a call of it: the <c>example</c> that the description gives, the ids of what stands on the scene, plain values else.
/// </summary>
/// <param name="ids">Ids by their component, such as <c>FileId</c>.</param>
/// <param name="variant">Which of several plain values; another one shows that something has changed.</param>
internal sealed class DescribedArguments(IReadOnlyDictionary<string, string> ids, int variant)
{
    private const int Deepest = 6;

    /// <summary>The parameters that have to be given, and those that the description has an example of, by name; <c>fields</c> is the default's.</summary>
    public Dictionary<string, JsonNode?> ParametersOf(DescribedOperation operation)
    {
        var given = operation.Parameters.Where(parameter => IsGiven(operation, parameter)).ToDictionary(parameter => parameter.Name, Value, StringComparer.Ordinal);
        if ((string?)operation.Node["x-sbg-default-fields"] is { } fields)
            given["fields"] = fields;
        return given;
    }

    public JsonNode? BodyOf(DescribedOperation operation) => operation.Body is { } body ? Value(body, 0) : null;

    /// <summary>Whether all ids that path, query and body need are known.</summary>
    public bool Suffice(DescribedOperation operation) => NeededBy(operation).All(ids.ContainsKey);

    private IEnumerable<string> NeededBy(DescribedOperation operation) => operation.Parameters.Where(parameter => IsGiven(operation, parameter))
        .SelectMany(parameter => parameter.IsInPath && IdOf(parameter) is { } id ? [id.Component] : NeededBy(parameter.Schema, 0))
        .Concat(operation.Body is { } body ? NeededBy(body, 0) : []);

    private IEnumerable<string> NeededBy(Schema schema, int depth) => schema["example"] is not null ? [] : schema.Form switch
    {
        Form.Id => [schema.Name!],
        Form.Object or Form.Raw => MembersOf(schema, depth).SelectMany(property => NeededBy(property.Schema, depth + 1)),
        Form.List => NeededBy(schema.Items, depth + 1),
        _ => [],
    };

    private static bool IsGiven(DescribedOperation operation, DescribedParameter parameter) =>
        parameter.IsInPath || parameter.Name != "fields" && (parameter.IsRequired || parameter.Schema["example"] is not null || IsFirstOfAChoice(operation, parameter));

    private static bool IsFirstOfAChoice(DescribedOperation operation, DescribedParameter parameter) =>
        (operation.Node["x-sbg-one-of"] as JsonArray ?? []).Any(choice => (bool?)choice!["required"] == true && Plain.Names(choice).First() == parameter.Name);

    private JsonNode? Value(DescribedParameter parameter) => parameter.IsInPath && IdOf(parameter) is { } id
        ? string.Join('/', Known(id.Component).Split('/').Skip(id.Segment - 1).Take(id.IsRest ? int.MaxValue : 1))
        : Value(parameter.Schema, 0);

    /// <summary>The id whose segment a part of the path is: <c>ProjectId.2</c>, <c>AppId.3+</c>; null when it is part of none.</summary>
    private static (string Component, int Segment, bool IsRest)? IdOf(DescribedParameter parameter)
    {
        if (parameter.Node["x-sbg-id"] is not JsonValue word || word.ToString().Split('.') is not [var component, var segment])
            return null;
        return (component, int.Parse(segment.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), segment.EndsWith('+'));
    }

    private JsonNode? Value(Schema schema, int depth) => schema["example"]?.DeepClone() ?? schema.Form switch
    {
        Form.Id => Known(schema.Name!),
        Form.Object or Form.Raw => Object(schema, depth),
        Form.Word => schema.Words.ElementAt(variant % schema.Words.Count()),
        Form.List => new JsonArray([.. Enumerable.Range(0, Math.Max((int?)schema["minItems"] ?? 1, 1)).Select(_ => Value(schema.Items, depth + 1))]),
        _ => Plain.Sent(schema, variant),
    };

    private JsonObject Object(Schema schema, int depth) => new(MembersOf(schema, depth).Select(property => KeyValuePair.Create(property.Name, Value(property.Schema, depth + 1))));

    /// <summary>The members that are sent: of those that may be left out, not an id that is not known.</summary>
    private IEnumerable<(string Name, Schema Schema)> MembersOf(Schema schema, int depth) => depth > Deepest ? [] : schema.Properties
        .Where(property => Plain.IsSent(schema, property.Name, property.Schema) && (schema.Required.Contains(property.Name) || IsKnown(property.Schema)));

    private bool IsKnown(Schema schema) => schema.Form != Form.Id || schema["example"] is not null || ids.ContainsKey(schema.Name!);

    private string Known(string component) => ids.TryGetValue(component, out var id)
        ? id
        : throw new InvalidOperationException($"Nothing on the scene has a {component}: no operation of the description makes one or lists some, or the emulator's handler of it is missing or refused. {DescribedCall.Mend}");
}
