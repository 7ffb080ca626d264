using Microsoft.Extensions.Logging;

namespace SevenBridges.Configuration;

/// <summary>
/// Chooses the credentials: explicit ones, then a named profile, then <c>SB_API_ENDPOINT</c> with <c>SB_AUTH_TOKEN</c>, then the profile <c>[default]</c>.
/// Half a choice is an error: filling it up from the next source would send one account's token to another account's endpoint.
/// </summary>
internal sealed partial class SettingsResolver(SevenBridgesOptions options, ILogger logger)
{
    private const string EndpointVariable = "SB_API_ENDPOINT";
    private const string TokenVariable = "SB_AUTH_TOKEN";

    private static readonly Uri Example = PlatformEnvironment.SbPlat.Endpoint;

    private readonly Surroundings around = options.Surroundings;

    public ConnectionSettings Resolve() =>
        HasExplicitToken ? Explicit()
        : options.Profile is { } profile ? OfProfile(profile)
        : options.Endpoint is not null || options.Environment is not null ? throw NoToken()
        : OfVariables() ?? OfProfile(CredentialsFile.DefaultProfile);

    private bool HasExplicitToken => options.Token is not null || options.BearerToken is not null || options.TokenProvider is not null;

    private ConnectionSettings Explicit()
    {
        if (options.Profile is not null)
            throw new CredentialsException("Both a profile and a token were given; give one of them, so that it is clear whose account is used.");
        var endpoint = ExplicitEndpoint()
            ?? throw new CredentialsException("A token was given but no endpoint: set Endpoint, or Environment (such as \"CGC\").");
        return Settings(endpoint, ExplicitCredential(), advance: null, ProxySelection.Choose(options, around, config: null), "options");
    }

    private Credential ExplicitCredential() => (options.Token, options.BearerToken, options.TokenProvider) switch
    {
        ({ } token, null, null) => new(AccessToken.Developer(token)),
        (null, { } bearer, null) => new(AccessToken.Bearer(bearer)),
        (null, null, { } provider) => new(provider),
        _ => throw new CredentialsException("More than one of Token, BearerToken and TokenProvider was given; give one."),
    };

    private Uri? ExplicitEndpoint()
    {
        if (options.Environment is not { } name) return options.Endpoint;
        var environment = PlatformEnvironment.ByName(name);
        if (options.Endpoint is { } endpoint && endpoint != environment.Endpoint)
            throw new CredentialsException($"Both Endpoint and Environment were given, and {environment.Name} is at {environment.Endpoint}; give one.");
        return environment.Endpoint;
    }

    private ConnectionSettings? OfVariables()
    {
        var (endpoint, token) = (around.NonEmpty(EndpointVariable), around.NonEmpty(TokenVariable));
        if (endpoint is null && token is null) return null;
        if (endpoint is null)
            throw new CredentialsException($"{TokenVariable} is set but {EndpointVariable} is not: set it to the API's address, such as {Example}.");
        var address = Address(endpoint, EndpointVariable);
        if (token is null)
            throw new CredentialsException($"{EndpointVariable} is set but {TokenVariable} is not: set it to a token; {WhereToGetOne(address)}.");
        var credential = Developer(token, TokenVariable);
        return Settings(address, credential, advance: null, ProxySelection.Choose(options, around, config: null), $"{EndpointVariable} and {TokenVariable}");
    }

    private ConnectionSettings OfProfile(string profile)
    {
        if (options.Endpoint is not null || options.Environment is not null)
            throw new CredentialsException("Both a profile and an endpoint were given; the profile has its own, so give one of them.");
        var file = CredentialsFile.Open(around.Expand(options.CredentialsPath));
        if (!file.Exists) throw Nothing(file, profile);
        if (PrivateFile.IsOpenToOthers(file.Path)) FileIsOpenToOthers(logger, file.Path);
        if (!file.Contains(profile)) throw NoProfile(file, profile);
        return OfProfile(file, profile);
    }

    private ConnectionSettings OfProfile(CredentialsFile file, string profile)
    {
        var address = Address(Required(file, profile, CredentialsFile.EndpointKey, null), $"{CredentialsFile.EndpointKey} of [{profile}] in {file.Path}");
        var token = Required(file, profile, CredentialsFile.TokenKey, address);
        var config = CredentialsFile.ReadIni(around.Expand(options.ConfigPath), out _);
        var advance = file.TryGet(profile, CredentialsFile.AdvanceKey, out var own) ? Flag(own!, $"[{profile}] in {file.Path}")
            : config.TryGet("mode", CredentialsFile.AdvanceKey, out var general) ? Flag(general, $"[mode] in {options.ConfigPath}")
            : false;
        var credential = Developer(token, $"{CredentialsFile.TokenKey} of [{profile}] in {file.Path}");
        return Settings(address, credential, advance, ProxySelection.Choose(options, around, config), $"profile [{profile}] in {file.Path}");
    }

    private ConnectionSettings Settings(Uri endpoint, Credential credential, bool? advance, System.Net.IWebProxy? proxy, string source) =>
        endpoint is { IsAbsoluteUri: true, AbsolutePath: "/" } && PlatformEnvironment.At(endpoint) is { } known
            ? throw new CredentialsException($"The endpoint '{Http.Redaction.Address(endpoint)}' lacks its path: the API of {known.Name} is at {known.Endpoint}.")
            : new(endpoint, credential, options.AdvanceAccess ?? advance ?? false, proxy, source);

    private static string Required(CredentialsFile file, string profile, string key, Uri? address) =>
        file.TryGet(profile, key, out var value) ? value!.Trim() : throw new CredentialsException(
            $"The profile [{profile}] in {file.Path} has no {key}: add a line '{key} = …'{(address is null ? "" : $"; {WhereToGetOne(address)}")}.");

    private static Credential Developer(string token, string where)
    {
        try
        {
            return new(AccessToken.Developer(token));
        }
        catch (CredentialsException fault)
        {
            throw new CredentialsException($"{where} cannot be used. {fault.Message}");
        }
    }

    private static Uri Address(string text, string where) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : throw new CredentialsException(
            $"{where} is not an address such as {Example}: '{Http.Redaction.Address(text)}'.");

    private static bool Flag(string value, string where) => value.ToLowerInvariant() switch
    {
        "1" or "yes" or "true" or "on" => true,
        "0" or "no" or "false" or "off" => false,
        _ => throw new CredentialsException($"{CredentialsFile.AdvanceKey} of {where} is neither true nor false."),
    };

    private CredentialsException NoToken()
    {
        var endpoint = ExplicitEndpoint()!;
        return new($"An endpoint was given but no token: set Token, BearerToken or TokenProvider; {WhereToGetOne(endpoint)}.");
    }

    private CredentialsException Nothing(CredentialsFile file, string profile) => new(options.Profile is null
        ? $"No credentials were found: set {EndpointVariable} and {TokenVariable}, or write {CredentialsFile.EndpointKey} and {CredentialsFile.TokenKey} "
            + $"into [{profile}] of {file.Path}; {WhereToGetOne(null)}."
        : $"There is no profile [{profile}], because {file.Path} does not exist: write [{profile}] with {CredentialsFile.EndpointKey} and "
            + $"{CredentialsFile.TokenKey} into it; {WhereToGetOne(null)}.");

    private static CredentialsException NoProfile(CredentialsFile file, string profile)
    {
        var known = file.Profiles.Count == 0 ? "it has none" : $"it has {string.Join(", ", file.Profiles.Select(name => $"[{name}]"))}";
        return new($"There is no profile [{profile}] in {file.Path}; {known} (upper and lower case differ).");
    }

    private static string WhereToGetOne(Uri? endpoint) =>
        endpoint is not null && PlatformEnvironment.At(endpoint)?.TokenPage is { } page
            ? $"you get one at {page}"
            : $"you get one on your environment's developer page ({string.Join(", ", PlatformEnvironment.All.Select(one => one.TokenPage).OfType<Uri>())})";

    [LoggerMessage(
        Http.LogEvents.FileIsOpenToOthers, LogLevel.Warning,
        "The credentials file {Path} can be read by other users of this machine; restrict it with: chmod 600 {Path}")]
    private static partial void FileIsOpenToOthers(ILogger logger, string path);
}
