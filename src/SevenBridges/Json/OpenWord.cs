namespace SevenBridges.Json;

/// <summary>What the words of open sets share: they are compared without regard to case, as the Platform mixes it.</summary>
internal static class OpenWord
{
    public static bool Same(string? left, string? right) => string.Equals(left ?? "", right ?? "", StringComparison.OrdinalIgnoreCase);

    public static int Hash(string? word) => StringComparer.OrdinalIgnoreCase.GetHashCode(word ?? "");

    public static bool IsAmong(ReadOnlySpan<string> known, string? word)
    {
        foreach (var candidate in known)
            if (Same(candidate, word))
                return true;
        return false;
    }

    /// <summary>A word as the description writes it; an unknown one as it is.</summary>
    public static string? AsListed(ReadOnlySpan<string> known, string? word)
    {
        foreach (var candidate in known)
            if (Same(candidate, word))
                return candidate;
        return word;
    }
}
