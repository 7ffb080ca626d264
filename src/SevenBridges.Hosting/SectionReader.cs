using Microsoft.Extensions.Configuration;
using SevenBridges.Http;

namespace SevenBridges.Hosting;

/// <summary>Carries what a section of the configuration says into options; what it does not say keeps its default.</summary>
internal static class SectionReader
{
    public static void Apply(IConfiguration section, SevenBridgesOptions options)
    {
        var given = Read(section);
        Connection(given, options);
        Waits(given, options);
        Limits(given, options);
    }

    private static Section Read(IConfiguration section)
    {
        var given = new Section();
        if (section.GetChildren().FirstOrDefault(child => !Section.Names.Contains(child.Key)) is { } unknown)
            throw new ValidationException($"The configuration of SevenBridges cannot be used: '{unknown.Path}' is no option; there are {string.Join(", ", Section.Names)}.");
        try
        {
            section.Bind(given);
        }
        catch (InvalidOperationException e)
        {
            // Not kept as the inner exception: its text shows the value, and a proxy's address may hold a password.
            throw new ValidationException($"The configuration of SevenBridges cannot be used: {Redaction.Text(e.Message, null)}");
        }

        return given;
    }

    private static void Connection(Section given, SevenBridgesOptions options)
    {
        options.Endpoint = given.Endpoint ?? options.Endpoint;
        options.Environment = given.Environment ?? options.Environment;
        options.Token = given.Token ?? options.Token;
        options.BearerToken = given.BearerToken ?? options.BearerToken;
        options.Profile = given.Profile ?? options.Profile;
        options.CredentialsPath = given.CredentialsPath ?? options.CredentialsPath;
        options.ConfigPath = given.ConfigPath ?? options.ConfigPath;
        options.AdvanceAccess = given.AdvanceAccess ?? options.AdvanceAccess;
        options.AllowInsecureHttp = given.AllowInsecureHttp ?? options.AllowInsecureHttp;
        options.Proxy = given.Proxy ?? options.Proxy;
        options.NoProxy = given.NoProxy ?? options.NoProxy;
        options.Application = given.Application ?? options.Application;
    }

    private static void Waits(Section given, SevenBridgesOptions options)
    {
        options.TotalTimeout = given.TotalTimeout ?? options.TotalTimeout;
        options.TryTimeout = given.TryTimeout ?? options.TryTimeout;
        options.MaxRetries = given.MaxRetries ?? options.MaxRetries;
        options.RetryDelay = given.RetryDelay ?? options.RetryDelay;
        options.MaxRetryDelay = given.MaxRetryDelay ?? options.MaxRetryDelay;
        options.MaxRateLimitWait = given.MaxRateLimitWait ?? options.MaxRateLimitWait;
        options.MaintenanceWait = given.MaintenanceWait ?? options.MaintenanceWait;
        options.MaintenanceInterval = given.MaintenanceInterval ?? options.MaintenanceInterval;
    }

    private static void Limits(Section given, SevenBridgesOptions options)
    {
        options.PaceRequests = given.PaceRequests ?? options.PaceRequests;
        options.MaxRequestsInFlight = given.MaxRequestsInFlight ?? options.MaxRequestsInFlight;
        options.MaxResponseBytes = given.MaxResponseBytes ?? options.MaxResponseBytes;
        options.Prefetch = given.Prefetch ?? options.Prefetch;
    }
}
