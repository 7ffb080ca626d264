using System.Diagnostics;
using SevenBridges.Http;

namespace SevenBridges;

/// <summary>
/// The way to one account on one environment of the Platform. Its resource clients are its properties: <c>platform.Files</c>, <c>platform.Tasks</c>
/// …
/// </summary>
/// <remarks>
/// Safe for use from many threads; make one per account and keep it. For a unit test, derive a class (or a mock) from it with the constructor
/// <see cref="SevenBridgesClient(bool)"/> and override the resource clients that the code under test uses: no connection is made.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public partial class SevenBridgesClient : IAsyncDisposable, IDisposable
{
    private readonly Connection? connection;

    /// <summary>
    /// Connects with <c>SB_API_ENDPOINT</c> and <c>SB_AUTH_TOKEN</c>, or else with the profile <c>[default]</c>. Nothing is sent yet.
    /// </summary>
    /// <exception cref="CredentialsException">Neither is there, or one is broken; the message says what to set and where.</exception>
    public SevenBridgesClient() : this(new SevenBridgesOptions())
    {
    }

    /// <summary>Connects to an endpoint with a developer token. Nothing is sent yet.</summary>
    /// <param name="endpoint">The API's address, such as <c>https://cgc-api.sbgenomics.com/v2</c>.</param>
    /// <param name="token">The developer token.</param>
    /// <exception cref="CredentialsException">The address or the token is not one.</exception>
    public SevenBridgesClient(Uri endpoint, string token) : this(new SevenBridgesOptions { Endpoint = endpoint, Token = token })
    {
    }

    /// <summary>Connects to an endpoint with a developer token. Nothing is sent yet.</summary>
    /// <param name="endpoint">The API's address, such as <c>https://cgc-api.sbgenomics.com/v2</c>, or an environment's name, such as <c>CGC</c>.</param>
    /// <param name="token">The developer token.</param>
    /// <exception cref="CredentialsException">The address or the token is not one.</exception>
    public SevenBridgesClient(string endpoint, string token) : this(AddressOf(endpoint), token)
    {
    }

    /// <summary>Connects as the options say. Nothing is sent yet.</summary>
    /// <param name="options">The options; copied.</param>
    /// <exception cref="CredentialsException">The credentials are missing or broken; the message says what to set and where.</exception>
    /// <exception cref="ValidationException">Another option is out of its range.</exception>
    public SevenBridgesClient(SevenBridgesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        connection = new Connection(this, options.Copy());
    }

    /// <summary>For tests: false makes a client without a connection, whose members do nothing until they are overridden.</summary>
    /// <param name="connect">False: no credentials are looked for. True: as <see cref="SevenBridgesClient()"/>.</param>
    protected SevenBridgesClient(bool connect)
    {
        if (connect) connection = new Connection(this, new SevenBridgesOptions());
    }

    /// <summary>The API's address; the token goes nowhere else.</summary>
    public virtual Uri Endpoint => Connected.Endpoint;

    /// <summary>What the last answers said about the request budget, known without a call; null before the first answer.</summary>
    public virtual RateLimitStatus? RateLimit => Connected.Budget.Status;

    /// <summary>How many requests this client has sent, per operation.</summary>
    public virtual UsageCounter Usage => Connected.Usage;

    internal ApiContext Api => Connected.Api;

    internal RequestBudget Budget => Connected.Budget;

    private Connection Connected => connection ?? throw new InvalidOperationException(
        "This SevenBridgesClient was made for a test and has no connection: override the member that is called.");

    /// <summary>Connects with a profile of <c>~/.sevenbridges/credentials</c>.</summary>
    /// <param name="profile">The profile's name; upper and lower case differ.</param>
    /// <param name="configure">Sets other options; null: none.</param>
    /// <returns>The client. Nothing is sent yet.</returns>
    /// <exception cref="CredentialsException">There is no such profile, or it is broken; the message says what to write and where.</exception>
    public static SevenBridgesClient FromProfile(string profile, Action<SevenBridgesOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(profile);
        var options = new SevenBridgesOptions { Profile = profile };
        configure?.Invoke(options);
        return new(options);
    }

    /// <summary>Adds a handler that is asked when a call has failed for good; handlers are asked in the order in which they were added.</summary>
    /// <param name="handler">
    /// Decides whether the call is repeated, and after how long; <see cref="ErrorDecision.GiveUp"/> leaves it to the next handler, or to the caller.
    /// <see cref="ErrorHandlers"/> has three ready ones. What it throws goes to the caller in place of the failure.
    /// </param>
    public virtual void AddErrorHandler(Func<ErrorContext, CancellationToken, ValueTask<ErrorDecision>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Connected.ErrorHandlers.Add(handler);
    }

    /// <summary>Removes a handler.</summary>
    /// <param name="handler">The handler as it was added.</param>
    /// <returns>False: it was not among them.</returns>
    public virtual bool RemoveErrorHandler(Func<ErrorContext, CancellationToken, ValueTask<ErrorDecision>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Connected.ErrorHandlers.Remove(handler);
    }

    /// <summary>Collects status, headers and request id of every answer to the calls that follow in this flow of control, until it is disposed.</summary>
    /// <returns>The collection. <c>using var answers = platform.CaptureResponses(); … answers.Last?.RequestId</c></returns>
    public virtual ResponseCapture CaptureResponses() => new(Connected.Captures);

    /// <summary>Sends a request of your own through the same pipeline: token, budget, repeats, errors. GET, HEAD, PUT and DELETE are repeated, others not.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the endpoint, such as <c>/files/abc</c>, escaped; or a link that the Platform sent.</param>
    /// <param name="query">Parameters, escaped here; a key may repeat. Null: none.</param>
    /// <param name="body">The body; null: none.</param>
    /// <param name="headers">Headers of this request only; the pipeline's own cannot be set. Null: none.</param>
    /// <param name="cancellationToken">Stops the call, also while it waits.</param>
    /// <returns>The answer, a 2xx.</returns>
    /// <exception cref="ForeignOriginException">The path leads away from the endpoint.</exception>
    /// <exception cref="ValidationException">The path or a header cannot be sent.</exception>
    /// <exception cref="SevenBridgesException">The Platform answered with another status, or not at all.</exception>
    /// <remarks>
    /// Repeats: GET, HEAD, PUT and DELETE after a passing failure; others never.
    /// Source: the operation that the path belongs to, if the description has it.
    /// </remarks>
    public virtual Task<PlatformResponse> SendAsync(
        HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>>? query = null, RequestBody? body = null,
        IReadOnlyDictionary<string, string>? headers = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        return RawRequests.SendAsync(Api.Transport, method, RawRequests.Target(path, query), body, headers, cancellationToken);
    }

    /// <summary>Names endpoint and source of the credentials, never the token.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => connection is null ? "not connected" : $"{Connected.Endpoint} ({Connected.Source})";

    /// <summary>
    /// Closes the connections. Calls under way end at once, also while they wait: with <see cref="ObjectDisposedException"/>, or with
    /// <see cref="OutcomeUnknownException"/> where one may have done its work.
    /// </summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections. Calls under way fail.</summary>
    /// <returns>Done when all is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        Dispose(disposing: false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections.</summary>
    /// <param name="disposing">False: the connections are closed already, or a finalizer calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) connection?.Dispose();
    }

    /// <summary>Closes the connections.</summary>
    /// <returns>Done when all is closed.</returns>
    protected virtual ValueTask DisposeAsyncCore()
    {
        connection?.Dispose();
        return default;
    }

    private static Uri AddressOf(string endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        if (endpoint.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)) return address;
        // No environment's name has one of these.
        return endpoint.AsSpan().IndexOfAny('.', '/', ':') < 0
            ? PlatformEnvironment.ByName(endpoint).Endpoint
            : throw new CredentialsException($"The endpoint '{Redaction.Address(endpoint)}' is not an address such as {PlatformEnvironment.SbPlat.Endpoint}: it has to begin with https://.");
    }
}
