namespace SevenBridges.Emulator.Hosting;

/// <summary>What happened: every request, every violation.</summary>
internal sealed class RequestLog
{
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<Violation> _violations = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<RecordedRequest> Requests => Snapshot(_requests);

    public IReadOnlyList<Violation> Violations => Snapshot(_violations);

    public void Add(RecordedRequest request)
    {
        lock (_gate)
            _requests.Add(request);
    }

    public void Add(Violation violation)
    {
        lock (_gate)
            _violations.Add(violation);
    }

    private T[] Snapshot<T>(List<T> items)
    {
        lock (_gate)
            return [.. items];
    }
}
