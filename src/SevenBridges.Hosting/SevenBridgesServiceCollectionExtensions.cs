using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SevenBridges.Hosting;

namespace SevenBridges;

/// <summary>Registers <see cref="SevenBridgesClient"/> in a service collection: one for the program, or several by name.</summary>
/// <remarks>
/// A client is a singleton that the container disposes. Its options are checked when the host starts, credentials included, so that a missing token stops
/// the program before its first call. Log and clock come from the container. What is returned takes handlers of your own, which see each request of the
/// API, its repeats included, inside the pipeline; the pipeline itself cannot be lost by them.
/// </remarks>
public static class SevenBridgesServiceCollectionExtensions
{
    /// <summary>Registers the program's one client.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="configure">Sets options; null: <c>SB_API_ENDPOINT</c> and <c>SB_AUTH_TOKEN</c>, else the profile <c>[default]</c>.</param>
    /// <returns>For handlers of your own.</returns>
    /// <exception cref="ArgumentNullException">There is no service collection. What is wrong with the options fails the start of the host, as <see cref="OptionsValidationException"/>.</exception>
    public static IHttpClientBuilder AddSevenBridges(this IServiceCollection services, Action<SevenBridgesOptions>? configure = null) =>
        Registration.Add(services, Options.DefaultName, null, configure);

    /// <summary>Registers the program's one client with options from configuration.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="section">The section with the options, such as <c>configuration.GetSection("SevenBridges")</c>. A key that is no option is an error.</param>
    /// <param name="configure">Sets options after the section; null: none.</param>
    /// <returns>For handlers of your own.</returns>
    /// <exception cref="ArgumentNullException">There is no service collection or no section. What is wrong in the section fails the start of the host, as <see cref="ValidationException"/> or <see cref="OptionsValidationException"/>.</exception>
    public static IHttpClientBuilder AddSevenBridges(
        this IServiceCollection services, IConfiguration section, Action<SevenBridgesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Registration.Add(services, Options.DefaultName, section, configure);
    }

    /// <summary>Registers one of several clients, taken as <c>[FromKeyedServices("name")] SevenBridgesClient</c>.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">The client's name, which is the key of the service and the name of its options.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>For handlers of your own.</returns>
    /// <exception cref="ArgumentException">The name is empty, or one of the others is missing. What is wrong with the options fails the start of the host, as <see cref="OptionsValidationException"/>.</exception>
    public static IHttpClientBuilder AddSevenBridges(this IServiceCollection services, string name, Action<SevenBridgesOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Registration.Add(services, name, null, configure);
    }

    /// <summary>Registers one of several clients with options from configuration, taken as <c>[FromKeyedServices("name")] SevenBridgesClient</c>.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">The client's name, which is the key of the service and the name of its options.</param>
    /// <param name="section">The section with the options. A key that is no option is an error.</param>
    /// <param name="configure">Sets options after the section; null: none.</param>
    /// <returns>For handlers of your own.</returns>
    /// <exception cref="ArgumentException">The name is empty, or one of the others is missing. What is wrong in the section fails the start of the host, as <see cref="ValidationException"/> or <see cref="OptionsValidationException"/>.</exception>
    public static IHttpClientBuilder AddSevenBridges(
        this IServiceCollection services, string name, IConfiguration section, Action<SevenBridgesOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(section);
        return Registration.Add(services, name, section, configure);
    }
}
