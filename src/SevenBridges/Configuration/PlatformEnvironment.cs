namespace SevenBridges;

/// <summary>One of the installations that speak the Platform's API v2: its name, where its API is, and where its users get a token.</summary>
public sealed class PlatformEnvironment
{
    private PlatformEnvironment(string name, string endpoint, string? tokenPage)
    {
        Name = name;
        Endpoint = new(endpoint);
        TokenPage = tokenPage is null ? null : new(tokenPage);
    }

    /// <summary>Seven Bridges Platform, United States.</summary>
    public static PlatformEnvironment SbPlat { get; } = new("SBPLAT", "https://api.sbgenomics.com/v2", "https://igor.sbgenomics.com/developer");

    /// <summary>Seven Bridges Platform, Europe.</summary>
    public static PlatformEnvironment SbPlatEu { get; } = new("SBPLAT-EU", "https://eu-api.sbgenomics.com/v2", "https://eu.sbgenomics.com/developer");

    /// <summary>Seven Bridges Platform, China.</summary>
    public static PlatformEnvironment SbPlatCn { get; } = new("SBPLAT-CN", "https://api.sevenbridges.cn/v2", null);

    /// <summary>Cancer Genomics Cloud.</summary>
    public static PlatformEnvironment Cgc { get; } = new("CGC", "https://cgc-api.sbgenomics.com/v2", "https://cgc.sbgenomics.com/developer");

    /// <summary>CAVATICA.</summary>
    public static PlatformEnvironment Cavatica { get; } =
        new("CAVATICA", "https://cavatica-api.sbgenomics.com/v2", "https://cavatica.sbgenomics.com/developer");

    /// <summary>NHLBI BioData Catalyst powered by Seven Bridges.</summary>
    public static PlatformEnvironment BioDataCatalyst { get; } = new("BDC", "https://api.sb.biodatacatalyst.nhlbi.nih.gov/v2", null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlatformEnvironment> All { get; } = [SbPlat, SbPlatEu, SbPlatCn, Cgc, Cavatica, BioDataCatalyst];

    /// <summary>The short name, such as <c>CGC</c>; it is also what <see cref="SevenBridgesOptions.Environment"/> takes.</summary>
    public string Name { get; }

    /// <summary>Where its API is.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where a signed-in user finds the developer token; null where that is not known (then: in the web pages, under "Developer").</summary>
    public Uri? TokenPage { get; }

    /// <summary>The name, so that an environment can be given where a name is wanted.</summary>
    /// <param name="environment">The environment; null gives null.</param>
    public static implicit operator string?(PlatformEnvironment? environment) => environment?.Name;

    /// <summary>The environment of a name, without regard to case.</summary>
    /// <param name="name">Such as <c>CGC</c> or <c>SBPLAT-EU</c>.</param>
    /// <returns>The environment.</returns>
    /// <exception cref="CredentialsException">There is none of that name; the message lists those that are.</exception>
    public static PlatformEnvironment ByName(string name) =>
        All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CredentialsException($"There is no environment '{name}'; there are {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>The environment whose API is at an address.</summary>
    /// <param name="endpoint">The address of an API.</param>
    /// <returns>The environment; null when the address belongs to none of them.</returns>
    public static PlatformEnvironment? At(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return All.FirstOrDefault(one => endpoint.IsAbsoluteUri && one.Endpoint.Host.Equals(endpoint.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
