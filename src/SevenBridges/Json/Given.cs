using System.Runtime.CompilerServices;

namespace SevenBridges.Json;

/// <summary>Refuses a null argument in an expression.</summary>
internal static class Given
{
    public static T Or<T>(T? argument, [CallerArgumentExpression(nameof(argument))] string name = "")
        where T : class => argument ?? throw new ArgumentNullException(name);
}
