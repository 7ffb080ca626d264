namespace SevenBridges.Configuration;

/// <summary>A section of an ini file: where it stands, and its options by their lower-case names.</summary>
/// <param name="line">The index of its header's line.</param>
internal sealed class IniSection(int line)
{
    public int Line { get; } = line;

    public Dictionary<string, IniOption> Options { get; } = [];

    /// <summary>The index after its last line that is not blank.</summary>
    public int End { get; set; } = line + 1;
}

/// <summary>An option: its value (null: given without a delimiter), the index of its first line, and how many lines it takes.</summary>
internal sealed record IniOption(string? Value, int Line, int Length);
