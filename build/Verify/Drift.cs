namespace SevenBridges.Build;

/// <summary>One difference between the description and what the Platform answers.</summary>
/// <param name="Kind">What kind of difference it is.</param>
/// <param name="Operation">The operation whose answer showed it first.</param>
/// <param name="Pointer">Where in the answer, as a JSON pointer; <c>*</c> stands for any index or key.</param>
/// <param name="What">The difference as a sentence.</param>
/// <param name="Example">A value that came, with secrets masked; null: none came.</param>
/// <param name="Place">File and line in <c>schema/</c> to change.</param>
internal sealed record Drift(DriftKind Kind, string Operation, string Pointer, string What, string? Example, string Place)
{
    /// <summary>What makes two observations the same difference: that the same line would have to change for the same reason.</summary>
    public required string Key { get; init; }

    public override string ToString() => $"{Place}: {What}{(Example is null ? "" : $"; for example {Example}")} ({Operation}, {Pointer})";
}
