namespace SevenBridges.Hosting;

/// <summary>The options that configuration can hold, each under the name that it has in <see cref="SevenBridgesOptions"/>; null: not given.</summary>
internal sealed class Section
{
    /// <summary>The names of all of them.</summary>
    public static readonly SortedSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(Endpoint), nameof(Environment), nameof(Token), nameof(BearerToken), nameof(Profile),
        nameof(CredentialsPath), nameof(ConfigPath), nameof(AdvanceAccess), nameof(AllowInsecureHttp), nameof(Proxy),
        nameof(NoProxy), nameof(TotalTimeout), nameof(TryTimeout), nameof(MaxRetries), nameof(RetryDelay),
        nameof(MaxRetryDelay), nameof(MaxRateLimitWait), nameof(PaceRequests), nameof(MaxRequestsInFlight),
        nameof(MaintenanceWait), nameof(MaintenanceInterval), nameof(MaxResponseBytes), nameof(Prefetch),
        nameof(Application),
    };

    public Uri? Endpoint { get; set; }

    public string? Environment { get; set; }

    public string? Token { get; set; }

    public string? BearerToken { get; set; }

    public string? Profile { get; set; }

    public string? CredentialsPath { get; set; }

    public string? ConfigPath { get; set; }

    public bool? AdvanceAccess { get; set; }

    public bool? AllowInsecureHttp { get; set; }

    public Uri? Proxy { get; set; }

    public string? NoProxy { get; set; }

    public TimeSpan? TotalTimeout { get; set; }

    public TimeSpan? TryTimeout { get; set; }

    public int? MaxRetries { get; set; }

    public TimeSpan? RetryDelay { get; set; }

    public TimeSpan? MaxRetryDelay { get; set; }

    public TimeSpan? MaxRateLimitWait { get; set; }

    public bool? PaceRequests { get; set; }

    public int? MaxRequestsInFlight { get; set; }

    public TimeSpan? MaintenanceWait { get; set; }

    public TimeSpan? MaintenanceInterval { get; set; }

    public int? MaxResponseBytes { get; set; }

    public int? Prefetch { get; set; }

    public string? Application { get; set; }
}
