using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SevenBridges.Tests.Properties;
using ReferenceClient = SevenBridges.Contract.Tests.Reference.ReferenceClient;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>An operation, made by NSwag's client with arguments from the description. It names its methods and parameters as the description does.</summary>
internal static class ReferenceCall
{
    private static readonly JsonSerializerOptions Words = new() { Converters = { new JsonStringEnumConverter() } };

    public static async Task<object?> SendAsync(ReferenceClient client, DescribedOperation operation, DescribedArguments arguments)
    {
        var method = typeof(ReferenceClient).GetMethods().Single(found => string.Equals(found.Name, $"{operation.Id.Replace('.', '_')}Async", StringComparison.OrdinalIgnoreCase));
        var (given, body) = (arguments.ParametersOf(operation), arguments.BodyOf(operation));

        var task = (Task)method.Invoke(client, [.. method.GetParameters().Select(parameter => Argument(parameter, given, body))])!;
        await task;
        return method.ReturnType.IsGenericType ? Items(operation, task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task)!) : null;
    }

    private static object? Argument(ParameterInfo parameter, Dictionary<string, JsonNode?> given, JsonNode? body)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        var value = parameter.Name == "body" ? body : given.FirstOrDefault(found => Bare(found.Key) == Bare(parameter.Name!)).Value;
        // A number may be what stands in a path, where everything is a text.
        return value is null ? null
            : parameter.ParameterType == typeof(string) ? value.ToString()
            : JsonSerializer.Deserialize(value.ToJsonString(), parameter.ParameterType, Words);
    }

    /// <summary>Of a page the items: the rest of it belongs to those who walk it.</summary>
    private static object? Items(DescribedOperation operation, object answer) => operation.Paging is null ? answer : answer.GetType().GetProperties()
        .First(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name is "items" or "result_set").GetValue(answer);

    private static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
