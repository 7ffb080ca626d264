using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace SevenBridges.Emulator.Hosting;

/// <summary>What happened: every request, every violation.</summary>
internal sealed class RequestLog
{
    private static readonly HashSet<string> Secret =
        new(StringComparer.OrdinalIgnoreCase) { "X-SBG-Auth-Token", "Authorization", "Proxy-Authorization", "X-SBG-Session-Id", "Cookie" };

    private static readonly Meter Meter = new("SevenBridges.Emulator");
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("sevenbridges.emulator.calls", "{call}", "Requests that were answered, by operation and status.");

    private readonly List<RecordedRequest> _requests = [];
    private readonly List<Violation> _violations = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<RecordedRequest> Requests => Snapshot(_requests);

    public IReadOnlyList<Violation> Violations => Snapshot(_violations);

    /// <returns>The place of the request in the log, for <see cref="Answered"/>.</returns>
    public int Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            return _requests.Count - 1;
        }
    }

    public void Answered(int place, int status)
    {
        string operation;
        lock (_gate)
        {
            _requests[place] = _requests[place] with { Status = status };
            operation = _requests[place].Operation;
        }

        if (operation.Length > 0)
            Calls.Add(1, new("operation", operation), new("status", status));
    }

    /// <summary>Headers as they may be seen: a secret shows that it was there, and nothing else.</summary>
    public static IReadOnlyDictionary<string, string> Shown(IHeaderDictionary headers) => headers.ToDictionary(
        header => header.Key, header => Secret.Contains(header.Key) ? "(hidden)" : header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Told of each violation as it is found.</summary>
    public event Action<Violation>? Violated;

    public void Add(Violation violation)
    {
        lock (_gate)
            _violations.Add(violation);
        Violated?.Invoke(violation);
    }

    private T[] Snapshot<T>(List<T> items)
    {
        lock (_gate)
            return [.. items];
    }
}
