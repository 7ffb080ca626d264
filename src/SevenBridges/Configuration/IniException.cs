namespace SevenBridges.Configuration;

/// <summary>An ini file breaks a rule; says which, and where.</summary>
internal sealed class IniException(string rule, int line) : Exception($"line {line}: {rule}")
{
    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; } = line;
}
