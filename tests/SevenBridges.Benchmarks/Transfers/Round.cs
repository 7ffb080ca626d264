namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Someone who moves the same bytes as another.</summary>
/// <param name="Name">Who.</param>
/// <param name="RunAsync">Moves them; says what it took, in whatever unit the row compares.</param>
/// <param name="Bar">What our figure may be at most, as a multiple of this one's; null: it is ours, or only told.</param>
internal sealed record Runner(string Name, Func<Task<double>> RunAsync, double? Bar = null)
{
    /// <summary>What it needs is installed.</summary>
    public bool CanRun { get; init; } = true;

    /// <summary>It does nothing but move the bytes: what it takes is what the machine takes.</summary>
    public bool IsRaw { get; init; }
}

/// <summary>One row: our figure beside those of others, in turns.</summary>
/// <param name="Title">What is moved over which line.</param>
/// <param name="Ours">This library.</param>
/// <param name="Others">The yardsticks.</param>
internal sealed record Row(string Title, Runner Ours, IReadOnlyList<Runner> Others)
{
    /// <summary>Unit of the figures.</summary>
    public string Unit { get; init; } = "s";
}
