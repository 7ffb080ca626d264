using Polly;

namespace SevenBridges;

/// <summary>
/// The layers between a call and the wire, outermost first. Null keeps the layer that this library brings, built from the other options;
/// <see cref="ResiliencePipeline.Empty"/> leaves it out; anything else takes its place.
/// </summary>
/// <remarks>
/// A layer sees failures as <see cref="SevenBridgesException"/> (ask <see cref="SevenBridgesException.IsTransient"/> and
/// <see cref="SevenBridgesException.IsSafeToRepeat"/> before repeating) and the operation's id as <see cref="ResilienceContext.OperationKey"/>.
/// </remarks>
public sealed class ResilienceLayers
{
    /// <summary>1. Bounds the whole call, waits and repeats included.</summary>
    /// <value>Null, the default: a time-out of <c>TotalTimeout</c>.</value>
    public ResiliencePipeline? Total { get; set; }

    /// <summary>2. Waits while the Platform is under maintenance (503 with code 0).</summary>
    /// <value>Null, the default: asks again after <c>MaintenanceInterval</c>, for at most <c>MaintenanceWait</c>.</value>
    public ResiliencePipeline? Maintenance { get; set; }

    /// <summary>3. Repeats what may be repeated: passing failures of repeatable operations, and whatever surely did not happen.</summary>
    /// <value>Null, the default: <c>MaxRetries</c> times, exponential with jitter; after a 429 when the Platform says so.</value>
    public ResiliencePipeline? Retry { get; set; }

    /// <summary>4. Stops sending for a while when nearly everything fails.</summary>
    /// <value>Null, the default: opens for 15 s when 90% of at least 20 requests within 30 s failed.</value>
    public ResiliencePipeline? CircuitBreaker { get; set; }

    /// <summary>5. Keeps inside the request budget, and at most <c>MaxRequestsInFlight</c> under way.</summary>
    /// <value>Null, the default: both.</value>
    public ResiliencePipeline? Budget { get; set; }

    /// <summary>6. Bounds each single request.</summary>
    /// <value>Null, the default: a time-out of <c>TryTimeout</c>.</value>
    public ResiliencePipeline? Try { get; set; }
}
