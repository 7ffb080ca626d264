namespace SevenBridges.Benchmarks.Measuring;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="WorkAsync">Does the work once.</param>
internal sealed record Contestant(string Name, Func<Task> WorkAsync)
{
    /// <summary>What it should take of the yardstick at most.</summary>
    public Bar Bar { get; init; } = Bar.None;

    /// <summary>A piece of work that waits for nothing.</summary>
    public static Contestant Of(string name, Action work, Bar? bar = null) => new(name, () =>
    {
        work();
        return Task.CompletedTask;
    })
    { Bar = bar ?? Bar.None };
}
