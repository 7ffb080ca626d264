using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using SevenBridges.Configuration;

namespace SevenBridges;

/// <summary>Everything that can be chosen about a client. A client takes a copy when it is made: later changes do not reach it.</summary>
/// <remarks>
/// Credentials are looked for in this order: <see cref="Token"/>, <see cref="BearerToken"/> or <see cref="TokenProvider"/> with <see cref="Endpoint"/> or
/// <see cref="Environment"/>; a named <see cref="Profile"/>; the variables <c>SB_API_ENDPOINT</c> and <c>SB_AUTH_TOKEN</c>; the profile <c>[default]</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public class SevenBridgesOptions
{
    /// <summary>The API's address, such as <c>https://cgc-api.sbgenomics.com/v2</c>. The token goes to this scheme, host and port only.</summary>
    /// <value>Default: null, which leaves the choice to <see cref="Environment"/>, the profile or <c>SB_API_ENDPOINT</c>.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>An environment by name instead of its address: SBPLAT, SBPLAT-EU, SBPLAT-CN, CGC, CAVATICA or BDC.</summary>
    /// <value>Default: null.</value>
    public string? Environment { get; set; }

    /// <summary>The developer token, sent as <c>X-SBG-Auth-Token</c>.</summary>
    /// <value>Default: null.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>An OAuth token instead, sent as <c>Authorization: Bearer</c>.</summary>
    /// <value>Default: null.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? BearerToken { get; set; }

    /// <summary>
    /// Gives the token of each request, for tokens that change. Called before every request, so it should keep what it knows; asked once more after
    /// a 401.
    /// </summary>
    /// <value>Default: null.</value>
    public Func<CancellationToken, ValueTask<AccessToken>>? TokenProvider { get; set; }

    /// <summary>A profile of the credentials file, such as <c>cgc</c>. It takes precedence over the <c>SB_*</c> variables.</summary>
    /// <value>Default: null: <c>[default]</c>, when neither options nor variables give a token.</value>
    public string? Profile { get; set; }

    /// <summary>The credentials file.</summary>
    /// <value>Default: <see cref="CredentialsFile.Location"/>.</value>
    public string CredentialsPath { get; set; } = CredentialsFile.Location;

    /// <summary>The config file with <c>[proxies]</c> and <c>[mode]</c>, read together with a profile.</summary>
    /// <value>Default: <see cref="CredentialsFile.ConfigLocation"/>.</value>
    public string ConfigPath { get; set; } = CredentialsFile.ConfigLocation;

    /// <summary>True: every call asks for advance access; operations that need it always do.</summary>
    /// <value>Default: null: what the profile's <c>advance_access</c> says, else false.</value>
    public bool? AdvanceAccess { get; set; }

    /// <summary>True: the token may travel in plain text to any host. Loopback needs no permission.</summary>
    /// <value>Default: false.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// The proxy of API and transfers, such as <c>http://user:password@proxy:3128</c>; it takes precedence over the config file and the variables.
    /// </summary>
    /// <value>
    /// Default: null: <c>[proxies]</c> of the config file (with a profile), else <c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c> and <c>NO_PROXY</c>, else
    /// the system's.
    /// </value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Uri? Proxy { get; set; }

    /// <summary>Hosts reached without a proxy, separated by commas, as in <c>NO_PROXY</c>.</summary>
    /// <value>Default: null: what <c>NO_PROXY</c> says.</value>
    public string? NoProxy { get; set; }

    /// <summary>A proxy that decides by itself, instead of <see cref="Proxy"/>.</summary>
    /// <value>Default: null.</value>
    public IWebProxy? WebProxy { get; set; }

    /// <summary>How long a call may take, with all its waits and repeats.</summary>
    /// <value>Default: one hour. <see cref="Timeout.InfiniteTimeSpan"/>: no limit.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a single request may take, from sending to the last byte of the answer.</summary>
    /// <value>Default: 100 seconds. <see cref="Timeout.InfiniteTimeSpan"/>: no limit.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a failed request is sent again, if the failure passes and the operation may be repeated.</summary>
    /// <value>Default: 4. 0: never.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The wait before the first repeat; it doubles from repeat to repeat, with jitter.</summary>
    /// <value>Default: half a second.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest of these waits.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest wait that the Platform may ask for (rate limit, <c>Retry-After</c>), and the longest that a call is held back to stay inside the
    /// budget.
    /// </summary>
    /// <value>Default: 6 minutes, one more than the Platform's window.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>True: calls are held back before the request budget is used up, so that a steady load meets no 429.</summary>
    /// <value>Default: true.</value>
    public bool PaceRequests { get; set; } = true;

    /// <summary>How many requests of this client may be under way at once.</summary>
    /// <value>Default: 100.</value>
    public int MaxRequestsInFlight { get; set; } = 100;

    /// <summary>How long a call waits for the end of the Platform's maintenance.</summary>
    /// <value>Default: 30 minutes. <see cref="TimeSpan.Zero"/>: not at all.</value>
    public TimeSpan MaintenanceWait { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The longest time between two questions whether maintenance is over; the first comes after a tenth of it.</summary>
    /// <value>Default: 5 minutes.</value>
    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The layers between a call and the wire, each of which can be replaced or left out.</summary>
    /// <value>Default: those that this library brings, built from these options.</value>
    public ResilienceLayers Layers { get; init; } = new();

    /// <summary>The largest body that is read into memory, in bytes after inflating. Downloads of files are not bodies in this sense.</summary>
    /// <value>Default: 64 MiB.</value>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many pages a listing reads ahead.</summary>
    /// <value>Default: null: 4 for paging by offset, 1 for the other kinds.</value>
    public int? Prefetch { get; set; }

    /// <summary>Your program's name and version, such as <c>MyTool/1.2</c>, put before this library's in <c>User-Agent</c>.</summary>
    /// <value>Default: null.</value>
    public string? Application { get; set; }

    /// <summary>Where the client logs to.</summary>
    /// <value>Default: null: nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Is told of every wait inside a call, so that a program can say why nothing seems to happen. Called from any thread.</summary>
    /// <value>Default: null.</value>
    public IProgress<WaitNotice>? Waiting { get; set; }

    /// <summary>The clock of all waits and time-outs.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// What sends the API's requests, instead of sockets; in-memory in tests. Must not follow redirects. Not disposed with the client.
    /// </summary>
    /// <value>Default: null: a handler of the client's own, with the proxy chosen here.</value>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>The same for the requests to storage (signed addresses). Not disposed with the client.</summary>
    /// <value>Default: null: a handler of the client's own, with the proxy chosen here.</value>
    public HttpMessageHandler? StorageHandler { get; set; }

    internal Surroundings Surroundings { get; set; } = Surroundings.OfProcess;

    /// <summary>Where transfers read and write.</summary>
    internal Transfers.LocalFiles Disk { get; set; } = Transfers.LocalFiles.OfSystem;

    /// <summary>True: although a handler is given, it leads to the real Platform, so the budget is shared with other clients of the same token.</summary>
    internal bool SharesBudget { get; set; }

    internal Http.BudgetRegistry Budgets { get; set; } = Http.BudgetRegistry.OfProcess;

    /// <summary>
    /// What is wrong with these options, one sentence each; empty when nothing is. Credentials are looked for when a client is made, not here.
    /// </summary>
    /// <returns>The faults.</returns>
    public IReadOnlyList<string> Validate() => [.. OptionRules.Faults(this)];

    /// <summary>Names the endpoint or profile, never a token.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() =>
        Profile is not null ? $"profile [{Profile}]"
        : Endpoint is not null ? Http.Redaction.Address(Endpoint)
        : Environment ?? "SB_API_ENDPOINT or [default]";

    internal SevenBridgesOptions Copy() => (SevenBridgesOptions)MemberwiseClone();
}
