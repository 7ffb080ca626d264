using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Configuration;

namespace SevenBridges.Http;

/// <summary>Everything below one client, put together once: settings, handlers, budget, pipeline.</summary>
internal sealed class Connection : IDisposable
{
    private readonly SevenBridgesOptions options;
    private readonly HttpTransport transport;
    private readonly HttpMessageInvoker wire;
    private readonly HttpMessageInvoker storage;

    // These two are not disposed: a call that fails because the client is closed still has to leave its place and to ask why.
    private readonly SemaphoreSlim inFlight;
    private readonly CancellationTokenSource closing = new();

    private bool disposed;

    public Connection(SevenBridgesClient client, SevenBridgesOptions options)
    {
        if (options.Validate() is [var fault, ..]) throw new ValidationException(fault);
        this.options = options;
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("SevenBridges");
        var settings = new SettingsResolver(options, logger).Resolve();
        var origin = PlatformOrigin.Of(settings.Endpoint, options.AllowInsecureHttp);

        Endpoint = new(origin.Base);
        Source = settings.Source;
        wire = Invoker(options.HttpHandler, nameof(options.HttpHandler), () => Handlers.ForApi(settings.Proxy));
        storage = Invoker(options.StorageHandler, nameof(options.StorageHandler), () => Handlers.ForStorage(settings.Proxy));
        inFlight = new(options.MaxRequestsInFlight, options.MaxRequestsInFlight);
        var owner = settings.Credential.Provider ?? (options.SharesBudget ? null : options.HttpHandler);
        Budget = options.Budgets.Rent(origin.Base, settings.Credential.Constant, owner, options.TimeProvider);

        var observation = new Observation(Usage, new Telemetry(origin, logger), Captures, options.TimeProvider);
        var requests = new RequestFactory(UserAgent.Of(options.Application), settings.AdvanceAccess);
        var last = new WireStep(origin, settings.Credential, requests, wire, Budget, observation, options.MaxResponseBytes);
        var steps = new PipelineBuilder(options, Budget, inFlight, ErrorHandlers, new PipelineReport(options, logger), closing.Token).Build(last);
        transport = new HttpTransport(origin, steps, options.TimeProvider, closing);
        Api = new ApiContext(client, transport, options) { Storage = storage, PlatformClock = Budget.Server };
    }

    public Uri Endpoint { get; }

    public string Source { get; }

    public UsageCounter Usage { get; } = new();

    public ErrorHandlerList ErrorHandlers { get; } = new();

    public AsyncLocal<ResponseCapture?> Captures { get; } = new();

    public RequestBudget Budget { get; }

    public ApiContext Api { get; }

    /// <summary>What would keep a client from being made with these options, one sentence each.</summary>
    public static IReadOnlyList<string> Faults(SevenBridgesOptions options)
    {
        if (options.Validate() is { Count: > 0 } faults) return faults;
        try
        {
            var settings = new SettingsResolver(options, NullLogger.Instance).Resolve();
            PlatformOrigin.Of(settings.Endpoint, options.AllowInsecureHttp);
            return [];
        }
        catch (SevenBridgesException e)
        {
            return [e.Message];
        }
    }

    /// <summary>The handler that a client with these options would make for itself.</summary>
    public static HttpMessageHandler DefaultHandler(SevenBridgesOptions options) =>
        Handlers.ForApi(new SettingsResolver(options, NullLogger.Instance).Resolve().Proxy);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        transport.Close();
        options.Budgets.Return(Budget);
        wire.Dispose();
        storage.Dispose();
    }

    private static HttpMessageInvoker Invoker(HttpMessageHandler? given, string option, Func<HttpMessageHandler> own) =>
        given is null ? new(own(), disposeHandler: true) : new(Handlers.Checked(given, option), disposeHandler: false);
}
