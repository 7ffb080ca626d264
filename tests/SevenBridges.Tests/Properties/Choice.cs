using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>Parameters of an operation, or members of its body, of which only one may be given.</summary>
internal sealed record Choice(DescribedOperation Operation, IReadOnlyList<string> Names, bool IsRequired, bool IsOfBody)
{
    public static IReadOnlyDictionary<string, Choice> All { get; } = Description.Operations.Values
        .SelectMany(operation => Of(operation, operation.Node["x-sbg-one-of"], isOfBody: false).Concat(Of(operation, operation.Body?["x-sbg-one-of"], isOfBody: true)))
        .ToDictionary(choice => choice.ToString(), StringComparer.Ordinal);

    public override string ToString() => $"{Operation.Id} {(IsOfBody ? "body " : "")}{string.Join('|', Names)}";

    /// <summary>Sends the operation with these of the names, and what else it needs.</summary>
    public Task<object?> SendAsync(SevenBridgesClient platform, params string[] given)
    {
        if (IsOfBody)
            return Invocation.SendAsync(platform, Operation, body: Body(given));
        var parameters = Operation.Parameters.Where(parameter => given.Contains(parameter.Name)).ToDictionary(parameter => parameter.Name, parameter => Plain.Sent(parameter.Schema));
        parameters[Invocation.AsGiven] = null;
        return Invocation.SendAsync(platform, Operation, parameters: parameters);
    }

    private JsonObject Body(string[] given)
    {
        var body = Plain.Least(Operation.Body!, given);
        foreach (var name in Names.Except(given))
            body.Remove(name);
        return body;
    }

    private static IEnumerable<Choice> Of(DescribedOperation operation, JsonNode? choices, bool isOfBody) =>
        (choices as JsonArray ?? []).Select(choice => new Choice(operation, [.. Plain.Names(choice!)], (bool?)choice!["required"] == true, isOfBody));
}
