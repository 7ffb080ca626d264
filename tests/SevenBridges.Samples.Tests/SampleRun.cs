namespace SevenBridges.Samples.Tests;

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
