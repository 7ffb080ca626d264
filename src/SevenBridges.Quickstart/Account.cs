using SevenBridges.Emulator;

namespace SevenBridges.Quickstart;

/// <summary>The account that the quickstart runs on: a real one if one is named, otherwise an emulated one in this very process.</summary>
internal sealed class Account : IAsyncDisposable
{
    private const string Endpoint = "SB_API_ENDPOINT";
    private const string Token = "SB_AUTH_TOKEN";

    private readonly PlatformEmulator? emulator;

    private Account(SevenBridgesClient platform, PlatformEmulator? emulator) => (Platform, this.emulator) = (platform, emulator);

    public SevenBridgesClient Platform { get; }

    /// <summary>True when what is created stays, on the account of a person.</summary>
    public bool IsReal => emulator is null;

    /// <exception cref="CredentialsException">A real account is named, but not completely.</exception>
    public static async Task<Account> OpenAsync(string? profile, Surroundings surroundings, IProgress<WaitNotice> waiting, CancellationToken cancellationToken)
    {
        var options = new SevenBridgesOptions { Application = "SevenBridges.Quickstart", Waiting = waiting, TimeProvider = surroundings.Clock };
        if (profile is not null)
        {
            options.Profile = profile;
            options.CredentialsPath = surroundings.CredentialsPath;
            return new(new SevenBridgesClient(options), null);
        }

        var (endpoint, token) = (surroundings.Variable(Endpoint), surroundings.Variable(Token));
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(token)) return await EmulatedAsync(options, surroundings, cancellationToken);
        options.Endpoint = AddressOf(endpoint);
        options.Token = string.IsNullOrEmpty(token) ? throw Missing(Token, Endpoint) : token;
        return new(new SevenBridgesClient(options), null);
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        if (emulator is not null) await emulator.DisposeAsync();
    }

    private static async Task<Account> EmulatedAsync(SevenBridgesOptions options, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { TaskDuration = surroundings.TaskDuration }, cancellationToken);
        options.Endpoint = emulator.Endpoint;
        options.Token = emulator.Token;
        return new(new SevenBridgesClient(options), emulator);
    }

    private static Uri AddressOf(string? endpoint)
    {
        if (string.IsNullOrEmpty(endpoint)) throw Missing(Endpoint, Token);
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            ? address
            : throw new CredentialsException($"{Endpoint} is '{endpoint}', which is not an address such as https://api.sbgenomics.com/v2.");
    }

    private static CredentialsException Missing(string variable, string other) =>
        new($"{other} is set and {variable} is not: set both to run on your account, or neither to run on the emulator.");
}
