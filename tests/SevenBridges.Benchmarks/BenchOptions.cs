using System.Globalization;

namespace SevenBridges.Benchmarks;

/// <summary>What is asked for: <c>[NAME] [--seed N] [--folder FOLDER]</c>.</summary>
/// <param name="Name">A benchmark, or <c>all</c>.</param>
/// <param name="Seed">What contents are made from.</param>
/// <param name="Folder">Where RESULTS.md is left; null: nowhere.</param>
internal sealed record BenchOptions(string Name, int Seed, string? Folder)
{
    public static BenchOptions Parse(string[] args)
    {
        var seed = Value("--seed");
        return new(
            args is [var first, ..] && !first.StartsWith('-') ? first : "all",
            seed is null ? Random.Shared.Next() : int.Parse(seed, CultureInfo.InvariantCulture),
            Value("--folder"));

        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
    }
}
