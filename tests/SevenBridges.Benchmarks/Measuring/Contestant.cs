namespace SevenBridges.Benchmarks.Measuring;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="WorkAsync">Does the work once.</param>
internal sealed record Contestant(string Name, Func<Task> WorkAsync);
