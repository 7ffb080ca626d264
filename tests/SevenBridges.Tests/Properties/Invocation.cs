using System.Reflection;
using System.Text.Json.Nodes;
using SevenBridges.Json;

namespace SevenBridges.Tests.Properties;

/// <summary>Calls any operation of the description as a caller of the client does, with arguments that are made from the description.</summary>
internal static class Invocation
{
    /// <summary>A name beside the parameters that says: these and no others, whatever the operation needs.</summary>
    public const string AsGiven = "";

    /// <summary>What is sent when a call is about one parameter: the least that the operation needs, with that parameter as it is given here.</summary>
    /// <param name="platform">Whom to ask.</param>
    /// <param name="operation">What to call.</param>
    /// <param name="body">The body; null: the least.</param>
    /// <param name="parameters">Values of parameters by name, and of ids in the path by their component.</param>
    /// <param name="isWalked">Of what pages: true: every item of every page; false: the first page.</param>
    public static async Task<object?> SendAsync(
        SevenBridgesClient platform, DescribedOperation operation, JsonNode? body = null, IReadOnlyDictionary<string, JsonNode?>? parameters = null, bool isWalked = false)
    {
        var method = Surface.MethodOf(operation);
        var given = Given(operation, parameters ?? new Dictionary<string, JsonNode?>());
        var arguments = method.GetParameters().Select(parameter => ArgumentOf(operation, parameter, body, given)).ToArray();
        return await ResultOf(Invoke(method, Surface.ClientOf(platform, method), arguments), isWalked).ConfigureAwait(false);
    }

    private static object? Invoke(MethodInfo method, object client, object?[] arguments)
    {
        try
        {
            return method.Invoke(client, arguments);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static async Task<object?> ResultOf(object? called, bool isWalked)
    {
        if (called is not Task)
            called = isWalked
                ? Invoke(called!.GetType().GetMethod("ToListAsync")!, called, [CancellationToken.None])
                : Invoke(called!.GetType().GetMethod("FirstPageAsync")!, called, [null, null, CancellationToken.None]);
        var task = (Task)called!;
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (TaskValidationException refused)
        {
            // The plain task is a draft with errors: as an answer to a run that says no, and yet it is the answer.
            return refused.Task;
        }

        return task.GetType().GetProperty("Result") is { } result && result.PropertyType.Name != "VoidTaskResult" ? result.GetValue(task) : null;
    }

    /// <summary>The parameters that must be given, those that are, and of a choice that must be made the first.</summary>
    private static Dictionary<string, JsonNode?> Given(DescribedOperation operation, IReadOnlyDictionary<string, JsonNode?> parameters)
    {
        var given = new Dictionary<string, JsonNode?>(parameters, StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => !parameter.IsInPath && parameter.IsRequired))
            given.TryAdd(parameter.Name, Plain.Sent(parameter.Schema));
        if (given.Remove(AsGiven))
            return given;
        foreach (var choice in operation.Node["x-sbg-one-of"] as JsonArray ?? [])
            if ((bool?)choice!["required"] == true && !Plain.Names(choice).Any(given.ContainsKey) && operation.Parameters.FirstOrDefault(parameter => parameter.Name == Plain.Names(choice).First()) is { } first)
                given[first.Name] = Plain.Sent(first.Schema);
        return given;
    }

    private static object? ArgumentOf(DescribedOperation operation, ParameterInfo parameter, JsonNode? body, Dictionary<string, JsonNode?> given)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken) || typeof(IFieldSelection).IsAssignableFrom(type))
            return type == typeof(CancellationToken) ? CancellationToken.None : Activator.CreateInstance(type);
        if (Surface.IsBody(operation, parameter))
            return Values.Of(type, operation.Body!, (body ?? LeastBody(operation.Body!)).ToJsonString());
        if (type.Name.EndsWith("Query", StringComparison.Ordinal) || type.GetProperties().Any(property => Docs.ParameterOf(property) is not null))
            return Filter(operation, type, given);
        if (operation.Parameters.FirstOrDefault(found => IsSame(found, parameter)) is not { } described)
            return Description.Schemas.Values.FirstOrDefault(schema => Surface.TypeOf.GetValueOrDefault(schema.Name!) == type) is { } id
                ? Values.Of(type, id, (given.GetValueOrDefault(id.Name!) ?? Plain.Sent(id))!.ToJsonString())
                : null;
        var value = given.TryGetValue(described.Name, out var own) ? own : described.IsInPath ? Plain.Sent(described.Schema) : null;
        return value is null ? null : Values.Of(type, described.Schema, value.ToJsonString());
    }

    public static JsonNode LeastBody(Schema body) => body.Form == Form.Object ? Plain.Least(body) : Plain.Sent(body)!;

    private static object Filter(DescribedOperation operation, Type type, Dictionary<string, JsonNode?> given)
    {
        var filter = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
            if (Docs.ParameterOf(property) is { } name && given.TryGetValue(name, out var value) && value is not null)
                property.SetValue(filter, Values.Of(property.PropertyType, operation.Parameters.First(parameter => parameter.Name == name).Schema, value.ToJsonString()));
        return filter;
    }

    private static bool IsSame(DescribedParameter described, ParameterInfo parameter) =>
        (described.Node["x-sbg-id"] is null || !described.IsInPath) && Bare((string?)described.Node["x-sbg-name"] ?? described.Name) == Bare(parameter.Name!);

    private static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
