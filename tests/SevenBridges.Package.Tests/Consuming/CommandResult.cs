namespace SevenBridges.Package.Tests.Consuming;

/// <summary>What a program wrote, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public string Text => Output + Errors;

    public IEnumerable<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What a build or a publish complained about; nothing when it went well without a warning.</summary>
    public IEnumerable<string> Complaints => ExitCode == 0
        ? Text.Split('\n').Where(line => line.Contains(": warning ", StringComparison.Ordinal)).Distinct()
        : [$"exit code {ExitCode}", Text];

    /// <summary>This result, of a command without which nothing else makes sense.</summary>
    public CommandResult Required(string what) => ExitCode == 0 ? this : throw new InvalidOperationException($"{what} failed with exit code {ExitCode}:\n{Text}");
}
