using ReferenceClient = SevenBridges.Contract.Tests.Reference.ReferenceClient;

namespace SevenBridges.Contract.Tests.Calls;

/// <summary>One operation of the description, made by both clients with the same arguments.</summary>
internal sealed record Call(
    string Operation, Func<ReferenceClient, Scene, Task<object?>> Theirs, Func<SevenBridgesClient, Scene, Task<object?>> Ours)
{
    private static readonly IEnumerable<Call> Tables =
    [
        .. AccountCalls.All,
        .. BillingCalls.All,
        .. DivisionCalls.All,
        .. ProjectCalls.All,
        .. DatasetCalls.All,
        .. FileCalls.All,
        .. BulkCalls.All,
        .. ActionCalls.All,
        .. UploadCalls.All,
        .. AppCalls.All,
        .. TaskCalls.All,
        .. AutomationCalls.All,
        .. AsyncJobCalls.All,
        .. StorageCalls.All,
    ];

    public static IReadOnlyDictionary<string, Call> All { get; } = Tables.ToDictionary(call => call.Operation, StringComparer.Ordinal);

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
