namespace SevenBridges.Emulator;

/// <summary>How a local Platform behaves. The defaults are those of a test: no rate limit, strict judgement, tasks that end at once.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Address to listen on. Port 0 takes a free one.</summary>
    /// <value>Default: <c>http://127.0.0.1:0</c>.</value>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The token that belongs to the seeded user. Null: one is made up.</summary>
    /// <value>Default: null.</value>
    public string? Token { get; init; }

    /// <summary>What time it is here: for tasks, signatures, rate limit and every timestamp.</summary>
    /// <value>Default: the system's clock.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many requests an account may make in one window; null: any number.</summary>
    /// <value>Default: null.</value>
    public int? RateLimit { get; init; }

    /// <summary>Length of a window of the rate limit.</summary>
    /// <value>Default: five minutes.</value>
    public TimeSpan RateLimitWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a task takes from its run to its end; likewise a run of an automation, and a job over files.</summary>
    /// <value>Default: 50 milliseconds.</value>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What happens with a request or an answer that the description does not allow.</summary>
    /// <value>Default: <see cref="Judgement.Strict"/>.</value>
    public Judgement Judgement { get; init; } = Judgement.Strict;

    /// <summary>Size of the parts of every upload, in bytes, whatever was asked for; null: what was asked for, within the Platform's limits.</summary>
    /// <value>Default: null.</value>
    public long? UploadPartSize { get; init; }

    /// <summary>How long a signed address is valid.</summary>
    /// <value>Default: 24 hours.</value>
    public TimeSpan SignatureLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Uploads are hashed and dropped; downloads are computed from the file's id and the offset.</summary>
    /// <value>Default: false.</value>
    public bool Synthetic { get; init; }

    /// <summary>
    /// Storage gives ETags that are no MD5, as stores do that encrypt with keys of their own: for benchmarks, since an MD5 costs more than the transfer.
    /// </summary>
    /// <value>Default: false.</value>
    public bool OpaqueETags { get; init; }

    /// <summary>In what the answers differ from the description, for those who test a check of it.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>Seed, any number, of ids and of everything else that looks random.</summary>
    /// <value>Default: 7.</value>
    public int Seed { get; init; } = 7;
}

/// <summary>What happens with traffic that the description does not allow.</summary>
public enum Judgement
{
    /// <summary>A bad answer becomes an error 500; every violation is recorded.</summary>
    Strict,

    /// <summary>Every violation is recorded, and nothing else happens.</summary>
    Report,

    /// <summary>Nobody looks: for benchmarks.</summary>
    Off,
}
