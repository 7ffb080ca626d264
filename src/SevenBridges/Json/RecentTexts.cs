using System.Runtime.CompilerServices;

namespace SevenBridges.Json;

/// <summary>
/// The text that each member of a name had last. It stands on the stack beside the reader: nothing is allocated for it, and nothing outlives the answer.
/// Two names may share a place; then a text is decoded more often, and that is all.
/// </summary>
[InlineArray(RecentTexts.Places)]
internal struct RecentTexts
{
    public const int Places = 64;

    private string? _first;

    /// <summary>Length, both ends and the middle part the names of one model well enough.</summary>
    public static int PlaceOf(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (int)((uint)((name.Length * 5) + (name[0] * 7) + (name[name.Length / 2] * 11) + (name[^1] * 13)) % Places);
}

/// <summary>As many texts as a list mostly has at most.</summary>
[InlineArray(FewTexts.Places)]
internal struct FewTexts
{
    public const int Places = 8;

    private string _first;
}

/// <summary>The list of texts that each member of a name had last; few members are such lists.</summary>
[InlineArray(RecentLists.Places)]
internal struct RecentLists
{
    public const int Places = 8;

    private string[]? _first;
}
