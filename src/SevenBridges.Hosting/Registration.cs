using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SevenBridges.Http;

namespace SevenBridges.Hosting;

/// <summary>What one client needs in a container: its options, the handlers below its pipeline, and itself.</summary>
internal static class Registration
{
    public static IHttpClientBuilder Add(IServiceCollection services, string name, IConfiguration? section, Action<SevenBridgesOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddOptions(services, name, section, configure);
        if (name == Options.DefaultName) services.AddSingleton(provider => Create(provider, name));
        else services.AddKeyedSingleton(name, (provider, _) => Create(provider, name));
        return AddHandlers(services, name);
    }

    private static void AddOptions(IServiceCollection services, string name, IConfiguration? section, Action<SevenBridgesOptions>? configure)
    {
        var builder = services.AddOptions<SevenBridgesOptions>(name);
        if (section is not null) builder.Configure(options => SectionReader.Apply(section, options));
        if (configure is not null) builder.Configure(configure);
        builder.PostConfigure<IServiceProvider>(TakeFromContainer).ValidateOnStart();
        // One validator serves all names; registering it twice would say each fault twice.
        if (!services.Any(service => service.ImplementationType == typeof(OptionsValidator)))
            services.AddSingleton<IValidateOptions<SevenBridgesOptions>, OptionsValidator>();
    }

    private static void TakeFromContainer(SevenBridgesOptions options, IServiceProvider provider)
    {
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System) && provider.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
    }

    /// <summary>The factory gets our primary handler, which lives as long as the client and renews its connections by itself, and no logger of its own.</summary>
    private static IHttpClientBuilder AddHandlers(IServiceCollection services, string name) =>
        services.AddHttpClient(HandlersOf(name))
            .ConfigurePrimaryHttpMessageHandler(provider => Primary(OptionsOf(provider, name)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .RedactLoggedHeaders(_ => true);

    private static SevenBridgesClient Create(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name).Copy();
        options.SharesBudget = options.HttpHandler is null;
        options.HttpHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HandlersOf(name));
        return new(options);
    }

    private static HttpMessageHandler Primary(SevenBridgesOptions options) => options.HttpHandler ?? Connection.DefaultHandler(options);

    private static SevenBridgesOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SevenBridgesOptions>>().Get(name);

    private static string HandlersOf(string name) => name == Options.DefaultName ? "SevenBridges" : $"SevenBridges.{name}";
}
