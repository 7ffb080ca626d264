namespace SevenBridges.Emulator.Cwl;

/// <summary>A file that goes into a tool.</summary>
internal sealed record ToolFile(string Path, string Name, Content Content);

/// <summary>A file that came out of a tool.</summary>
internal sealed record ProducedFile(string Name, Content Content);

/// <summary>What a tool did.</summary>
internal sealed record ToolRun(string CommandLine, int ExitCode, string Complaints)
{
    /// <summary>Files by output id; an output without entry is null.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ProducedFile>> Outputs { get; init; } = new Dictionary<string, IReadOnlyList<ProducedFile>>();
}
