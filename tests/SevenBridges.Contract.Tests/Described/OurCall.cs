using System.Text.Json.Nodes;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>An operation, made by our client with arguments from the description.</summary>
internal static class OurCall
{
    // What pages and fields are asked for, the client knows by itself.
    private static readonly string[] Handled = ["offset", "limit", "token", "cont_token", "continuation_token", "fields"];

    public static Task<object?> SendAsync(SevenBridgesClient platform, DescribedOperation operation, DescribedArguments arguments, IReadOnlyDictionary<string, string> ids)
    {
        var given = arguments.ParametersOf(operation).ExceptBy(Handled, parameter => parameter.Key).Where(parameter => !IsSegment(operation, parameter.Key));
        // An id goes to our client whole, whatever parts of the path it becomes.
        var whole = ids.Select(id => KeyValuePair.Create(id.Key, (JsonNode?)id.Value));
        return Invocation.SendAsync(platform, operation, arguments.BodyOf(operation), given.Concat(whole).ToDictionary());
    }

    private static bool IsSegment(DescribedOperation operation, string name) => operation.Parameters.Any(parameter => parameter.Name == name && parameter is { IsInPath: true } && parameter.Node["x-sbg-id"] is not null);
}
