using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SevenBridges;

/// <summary>Counts the requests that a client has sent, per operation; repeats count, because the Platform counts them too.</summary>
public sealed class UsageCounter
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> counts = new(StringComparer.Ordinal);

    internal UsageCounter()
    {
    }

    /// <summary>How many requests were sent in all.</summary>
    public long Total => counts.Values.Sum(count => Volatile.Read(ref count.Value));

    /// <summary>How many requests were sent for one operation.</summary>
    /// <param name="operation">The description's id of the operation, such as <c>files.get</c>.</param>
    public long this[string operation] => counts.TryGetValue(operation, out var count) ? Volatile.Read(ref count.Value) : 0;

    /// <summary>The counts of now, by the description's ids of the operations; it does not change afterwards.</summary>
    /// <returns>One entry for each operation called so far.</returns>
    public IReadOnlyDictionary<string, long> ByOperation() =>
        counts.ToDictionary(pair => pair.Key, pair => Volatile.Read(ref pair.Value.Value), StringComparer.Ordinal);

    /// <summary>How many requests were sent in all.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Total} requests");

    internal void Count(string operation) =>
        Interlocked.Increment(ref counts.GetOrAdd(operation, static _ => new StrongBox<long>()).Value);
}
