using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>The call of an operation that no table below <c>Calls/</c> has: either client makes it with what the description says of it.</summary>
internal static class DescribedCall
{
    /// <summary>The other plain values: what changes becomes something else than what was made on the scene.</summary>
    private const int Variant = 1;

    public static Call Of(DescribedOperation operation) => new(
        operation.Id,
        (client, scene) => TryAsync(operation, () => ReferenceCall.SendAsync(client, operation, new(scene.Described.Ids, Variant))),
        (client, scene) => TryAsync(operation, () => OurCall.SendAsync(client, operation, new(scene.Described.Ids, Variant), scene.Described.Ids)));

    private static async Task<object?> TryAsync(DescribedOperation operation, Func<Task<object?>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception refused) when (refused is SevenBridgesException or Reference.ApiException)
        {
            throw new InvalidOperationException(
                $"'{operation.Id}' was called with what the description says, and was refused: {refused.Message.Split('\n')[0]} "
                + "Its handler is missing or wrong, or it needs other values: give its parameters or the members of its body an 'example' in schema/, or write the call in tests/SevenBridges.Contract.Tests/Calls/.",
                refused);
        }
    }
}
