using System.Collections.Concurrent;
using System.Reflection;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges.Tests.Properties;

/// <summary>What the client has for each component and each operation of the description, found by what its documentation says.</summary>
internal static class Surface
{
    public static IReadOnlyList<Type> Types { get; } = [.. typeof(PlatformModel).Assembly.GetExportedTypes()];

    private static readonly ConcurrentDictionary<string, MethodInfo> Methods = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> Properties = new();

    /// <summary>The type that each component became; components that became none, such as pages, are missing.</summary>
    public static IReadOnlyDictionary<string, Type> TypeOf { get; } = Types
        .Where(type => !typeof(IFieldSelection).IsAssignableFrom(type))
        .Select(type => (Type: type, Schema: Docs.SchemaOf(type)))
        .Where(found => found.Schema is not null)
        .ToDictionary(found => found.Schema!, found => found.Type, StringComparer.Ordinal);

    public static IEnumerable<(Schema Schema, Type Type)> Models => Of(type => type.IsSubclassOf(typeof(PlatformModel)));

    public static IEnumerable<(Schema Schema, Type Type)> Bodies =>
        Of(type => typeof(IJsonBody).IsAssignableFrom(type) && !type.IsSubclassOf(typeof(TrackedMap)) && !type.IsSubclassOf(typeof(RawDocument)));

    public static IEnumerable<(Schema Schema, Type Type)> Words => Description.Schemas.Values.Where(schema => schema.Form == Form.Word).Where(schema => TypeOf.ContainsKey(schema.Name!))
        .Select(schema => (schema, TypeOf[schema.Name!]));

    public static IEnumerable<(Schema Schema, Type Type)> Ids => Of(typeof(IWireText).IsAssignableFrom).Where(found => found.Schema.Form == Form.Id);

    /// <summary>The properties of a model or body, by their name on the wire.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> PropertiesOf(Type type) => Properties.GetOrAdd(type, static type => type.GetProperties()
        .Select(property => (Property: property, Wire: Docs.WireNameOf(property)))
        .Where(found => found.Wire is not null)
        .ToDictionary(found => found.Wire!, found => found.Property, StringComparer.Ordinal));

    /// <summary>The method that sends an operation with its body as one argument.</summary>
    public static MethodInfo MethodOf(DescribedOperation operation) => Methods.GetOrAdd(operation.Id, _ => MethodsOf(operation).OrderByDescending(method => method.GetParameters().Count(parameter => IsBody(operation, parameter))).ThenBy(method => method.GetParameters().Length).First());

    /// <summary>Every method of a client that sends an operation and nothing else.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(DescribedOperation operation) =>
        ClientMethods.Where(method => Docs.OperationOf(method) == operation.Id && method.Name is var name && (name == NameOf(operation) || name == NameOf(operation) + "Async"));

    /// <summary>The client that has an operation, below a connection.</summary>
    public static object ClientOf(SevenBridgesClient platform, MethodInfo method) =>
        Below(platform).First(client => method.DeclaringType!.IsInstanceOfType(client));

    /// <summary>Whether a call answers it, by itself or as an item of a page.</summary>
    public static bool IsAnswered(Type model) => Answered.Contains(model);

    public static bool IsBody(DescribedOperation operation, ParameterInfo parameter) => operation.Body is { } body
        && (body.Name is { } name && TypeOf.TryGetValue(name, out var type) ? parameter.ParameterType == type : body.Form == Form.List && parameter.ParameterType.Name == "IReadOnlyList`1");

    private static IEnumerable<MethodInfo> ClientMethods { get; } =
        [.. Types.Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal)).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))];

    private static HashSet<Type> Answered { get; } =
        [.. ClientMethods.Where(method => Docs.OperationOf(method) is not null).Select(method => method.ReturnType).Where(type => type.IsGenericType).Select(type => type.GetGenericArguments()[0])];

    private static string NameOf(DescribedOperation operation)
    {
        var verb = operation.Id.Split('.')[^1];
        return (string?)operation.Node["x-sbg-name"] ?? char.ToUpperInvariant(verb[0]) + verb[1..];
    }

    private static IEnumerable<(Schema Schema, Type Type)> Of(Func<Type, bool> isMeant) =>
        TypeOf.Where(found => isMeant(found.Value)).Select(found => (Description.Schemas[found.Key], found.Value)).OrderBy(found => found.Value.Name, StringComparer.Ordinal);

    private static IEnumerable<object> Below(object client) => client.GetType().GetProperties()
        .Where(property => property.PropertyType.Name.EndsWith("Client", StringComparison.Ordinal))
        .Select(property => property.GetValue(client)!)
        .SelectMany(child => Below(child).Prepend(child));
}
