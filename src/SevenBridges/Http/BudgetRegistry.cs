using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Http;

/// <summary>
/// Lets clients with one token share one <see cref="RequestBudget"/> within the process, because the Platform counts per user and not per client.
/// A budget lives as long as a client that uses it; a token is kept only as its hash.
/// </summary>
internal sealed class BudgetRegistry
{
    /// <summary>The only one outside of tests: sharing across clients that do not know each other has no other place to live.</summary>
    public static readonly BudgetRegistry OfProcess = new();

    private readonly Lock gate = new();
    private readonly Dictionary<Key, Entry> entries = [];

    /// <summary>The budget for an origin and a token, or for a token provider (its tokens change, its user does not).</summary>
    public RequestBudget Rent(string origin, string? token, object? owner, TimeProvider clock)
    {
        var key = KeyOf(origin, token, owner, clock);
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry)) entries.Add(key, entry = new(new RequestBudget(clock)));
            entry.Clients++;
            return entry.Budget;
        }
    }

    public void Return(RequestBudget budget)
    {
        lock (gate)
        {
            var (key, entry) = entries.FirstOrDefault(pair => pair.Value.Budget == budget);
            if (entry is not null && --entry.Clients == 0) entries.Remove(key);
        }
    }

    private static Key KeyOf(string origin, string? token, object? owner, TimeProvider clock) =>
        new(origin, token is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))), owner, clock);

    private sealed record Key(string Origin, string? TokenHash, object? Owner, TimeProvider Clock);

    private sealed class Entry(RequestBudget budget)
    {
        public RequestBudget Budget { get; } = budget;

        public int Clients { get; set; }
    }
}
