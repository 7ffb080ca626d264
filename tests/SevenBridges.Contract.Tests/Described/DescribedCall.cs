using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>The call of an operation that no table below <c>Calls/</c> has: either client makes it with what the description says of it.</summary>
internal static class DescribedCall
{
    /// <summary>The other plain values: what changes becomes something else than what was made on the scene.</summary>
    private const int Variant = 1;

    /// <summary>What to do where a call does not go as the description says.</summary>
    public const string Mend =
        "Write the handler (src/SevenBridges.Emulator/README.md), or give parameters and members of the body an 'example' in schema/, or write the call in tests/SevenBridges.Contract.Tests/Calls/.";

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
            throw new InvalidOperationException($"'{operation.Id}' was called with what the description says, and was refused: {Reason(refused)} {Mend}", refused);
        }
    }

    private static string Reason(Exception refused) => refused is Reference.ApiException<Reference.Error> told
        ? $"{told.StatusCode}, code {told.Result.Code}: {told.Result.Message}"
        : refused.Message.Split('\n')[0];
}
