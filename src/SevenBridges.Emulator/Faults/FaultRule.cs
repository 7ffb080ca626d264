using System.Globalization;

namespace SevenBridges.Emulator.Faults;

/// <summary>When a fault goes off: for which requests, how often, or how likely. Touched under the script's lock only.</summary>
internal sealed class FaultRule(Fault fault, string operation, string? subject)
{
    private readonly Dictionary<string, int> draws = new(StringComparer.Ordinal);
    private int seen;

    public Fault Fault { get; } = fault;

    /// <summary>How many requests pass before it begins.</summary>
    public int After { get; init; }

    /// <summary>How often it goes off.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How likely it goes off, from 0 to 1.</summary>
    public double Rate { get; init; } = 1;

    public int Seed { get; init; }

    /// <param name="what">The operation of the request.</param>
    /// <param name="which">Part number or file id.</param>
    public bool Matches(string what, string which) => IsOperation(what) && (subject is null || string.Equals(subject, which, StringComparison.Ordinal));

    /// <param name="identity">What tells this request from others, so that a chance does not depend on the order in which they come.</param>
    public bool Fires(string identity)
    {
        if (Rate < 1)
            return Draw(identity) < Rate;
        return seen++ is var number && number >= After && number - After < Times;
    }

    private bool IsOperation(string what) =>
        operation.EndsWith('*')
            ? what.StartsWith(operation.AsSpan(0, operation.Length - 1), StringComparison.Ordinal)
            : string.Equals(what, operation, StringComparison.Ordinal);

    /// <summary>The n-th draw for one identity is the same in each run with the same seed.</summary>
    private double Draw(string identity)
    {
        var number = draws[identity] = draws.GetValueOrDefault(identity) + 1;
        var key = Mixing.Hash(string.Create(CultureInfo.InvariantCulture, $"{Seed}\n{Fault.Kind}\n{operation}\n{identity}\n{number}"));
        return (Mixing.Mix(key) >> 11) * (1.0 / (1UL << 53));
    }
}
