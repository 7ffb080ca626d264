using CsCheck;

namespace SevenBridges.Tests.Properties;

/// <summary>Tries a property on values of a generator, the same ones for the same seed.</summary>
internal static class Samples
{
    public const int Few = 200;

    public static IEnumerable<T> Of<T>(Gen<T> values, int count = Few, int seed = 7)
    {
        var random = new PCG(1, (ulong)seed);
        for (var index = 0; index < count; index++)
            yield return values.Generate(random, null, out _);
    }
}
