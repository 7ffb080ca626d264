using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks;

/// <summary>One benchmark: its name on the command line, and the tables that come of it.</summary>
internal sealed record Bench(string Name, Func<BenchOptions, Task<IReadOnlyList<Table>>> RunAsync);
