using SevenBridges.Contract.Tests.Described;
using SevenBridges.Tests.Properties;
using ReferenceClient = SevenBridges.Contract.Tests.Reference.ReferenceClient;

namespace SevenBridges.Contract.Tests.Calls;

/// <summary>One operation of the description, made by both clients with the same arguments.</summary>
internal sealed record Call(
    string Operation, Func<ReferenceClient, Scene, Task<object?>> Theirs, Func<SevenBridgesClient, Scene, Task<object?>> Ours)
{
    /// <summary>The calls that somebody wrote: those of every class of this folder that has a table <c>All</c>.</summary>
    public static IReadOnlyDictionary<string, Call> Written { get; } = typeof(Call).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Call).Namespace)
        .Select(type => type.GetProperty("All")).Where(table => table?.PropertyType == typeof(IEnumerable<Call>))
        .SelectMany(table => (IEnumerable<Call>)table!.GetValue(null)!)
        .ToDictionary(call => call.Operation, StringComparer.Ordinal);

    /// <summary>One for each operation of the description: the written one, else what the description itself says.</summary>
    public static IReadOnlyDictionary<string, Call> All { get; } = Description.Operations.Values
        .Select(operation => Written.GetValueOrDefault(operation.Id) ?? DescribedCall.Of(operation))
        .ToDictionary(call => call.Operation, StringComparer.Ordinal);

    public static Call Of<TTheirs, TOurs>(string operation, Func<ReferenceClient, Scene, Task<TTheirs>> theirs, Func<SevenBridgesClient, Scene, Task<TOurs>> ours) =>
        new(operation, async (client, scene) => await theirs(client, scene), async (client, scene) => await ours(client, scene));

    /// <summary>An operation that answers nothing: what it did is seen in the world afterwards.</summary>
    public static Call Silent(string operation, Func<ReferenceClient, Scene, Task> theirs, Func<SevenBridgesClient, Scene, Task> ours) =>
        new(operation, (client, scene) => Nothing(theirs(client, scene)), (client, scene) => Nothing(ours(client, scene)));

    private static async Task<object?> Nothing(Task call)
    {
        await call;
        return null;
    }
}
