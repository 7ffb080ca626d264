using Microsoft.AspNetCore.Builder;

namespace SevenBridges.Emulator;

/// <summary>
/// A local Platform: API and storage on two ports of this machine, seeded like an account in use. Start one per test; dispose it to stop it.
/// </summary>
/// <remarks>Safe for use from many threads. State lives in memory and goes with it.</remarks>
public sealed class PlatformEmulator : IAsyncDisposable
{
    private readonly WebApplication _api;
    private readonly StorageServer _storage;
    private readonly PlatformState _state;
    private readonly RequestLog _log;

    private PlatformEmulator(WebApplication api, Uri endpoint, StorageServer storage, PlatformState state, RequestLog log, Faults.FaultScript faults, string token)
    {
        (_api, Endpoint, _storage) = (api, endpoint, storage);
        (_state, _log, Faults, Token) = (state, log, faults, token);
    }

    /// <summary>Name of the user whose token <see cref="Token"/> is.</summary>
    public static string User => Seeding.SeededAccount.User;

    /// <summary>Address of the API, with <c>/v2</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Address of the storage that signed addresses lead to: another origin.</summary>
    public Uri StorageEndpoint => _storage.Address;

    /// <summary>The developer token of <see cref="User"/>.</summary>
    public string Token { get; }

    /// <summary>What shall go wrong, and how often.</summary>
    public Faults.FaultScript Faults { get; }

    /// <summary>Requests of our client, and answers of this Platform, that the description does not allow. Empty at the end of a good test.</summary>
    public IReadOnlyList<Violation> Violations => _log.Violations;

    /// <summary>What this Platform knows, for tests that need a state which no call brings about.</summary>
    internal PlatformState State => _state;

    /// <summary>Told of each violation as it is found.</summary>
    internal event Action<Violation>? Violated
    {
        add => _log.Violated += value;
        remove => _log.Violated -= value;
    }

    /// <summary>Every request that the API got, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Requests;

    /// <summary>How often each operation was called.</summary>
    public IReadOnlyDictionary<string, int> CallsByOperation =>
        _log.Requests.Where(request => request.Operation.Length > 0).GroupBy(request => request.Operation).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Ids of the operations that the description has and this Platform does not answer.</summary>
    public static IReadOnlyList<string> MissingHandlers { get; } =
        [.. Bundle.Operations.Select(operation => operation.Id).Except(Handlers.AllHandlers.Table.Keys).Order(StringComparer.Ordinal)];

    /// <summary>Ids of all operations of the description.</summary>
    public static IReadOnlyList<string> DescribedOperations { get; } = [.. Bundle.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal)];

    /// <summary>Starts a Platform of its own.</summary>
    /// <param name="options">How it behaves; null: as tests want it.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running Platform.</returns>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task<PlatformEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        // The validator takes half a second to read the description; it does so while the servers start.
        if (options.Judgement != Judgement.Off)
            _ = Judge.GetAsync();
        var state = new PlatformState(options, new SeededIds(options.Seed));
        var (log, faults, accounts) = (new RequestLog(), new Faults.FaultScript(), new Accounts());
        var token = options.Token ?? Canary.Word + state.Ids.Text(24).ToLowerInvariant();
        accounts.Add(token, User);
        Seeding.SeededAccount.AddTo(state);
        var storage = await StorageServer.StartAsync(state, faults, what => log.Add(new Violation("storage", ViolationSide.Request, what))).ConfigureAwait(false);
        var server = new ApiServer(state, Handlers.AllHandlers.Table, log, accounts, faults);
        var (api, address) = await KestrelHost.StartAsync(options.Url, server.HandleAsync, cancellationToken).ConfigureAwait(false);
        return new PlatformEmulator(api, new Uri(address, "/v2"), storage, state, log, faults, token);
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="fileId">Id of the file.</param>
    /// <exception cref="ArgumentException">There is no such file, or it is a folder.</exception>
    public byte[] ContentOf(string fileId)
    {
        lock (_state.Gate)
            return _state.Files.TryGetValue(fileId, out var file) && file.Content is { } content
                ? content.ToArray()
                : throw new ArgumentException($"There is no file '{fileId}' with content.", nameof(fileId));
    }

    /// <summary>How often each part of a file's upload was sent to storage, the first part first.</summary>
    /// <param name="fileId">Id of the file that the upload made.</param>
    public IReadOnlyList<int> AttemptsByPart(string fileId)
    {
        lock (_state.Gate)
            return _state.Files.TryGetValue(fileId, out var file) ? [.. file.AttemptsByPart] : throw new ArgumentException($"There is no file '{fileId}'.", nameof(fileId));
    }

    /// <summary>Ids of the uploads that were begun and neither completed nor aborted.</summary>
    public IReadOnlyList<string> OpenUploads
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Uploads.Keys];
        }
    }

    /// <summary>Stops both servers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync().ConfigureAwait(false);
        await _storage.DisposeAsync().ConfigureAwait(false);
    }
}
