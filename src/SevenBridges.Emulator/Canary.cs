namespace SevenBridges.Emulator;

/// <summary>The word that every token and signature of this Platform contains. Written in two halves, so that sources and binaries do not hold it.</summary>
internal static class Canary
{
    private const string FirstHalf = "canary";

    public static string Word { get; } = string.Concat(FirstHalf, "7b");
}
