using SevenBridges.Configuration;

namespace SevenBridges.Tests.Support;

/// <summary>The surroundings of a process in a test: its variables and its user's folder, none of this machine's.</summary>
internal sealed class Household : IDisposable
{
    private readonly TestFolder home = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public Surroundings Surroundings => new(name => Variables.GetValueOrDefault(name), home.Path);

    public string CredentialsPath => home[".sevenbridges/credentials"];

    public void WriteCredentials(string text) => home.Write(".sevenbridges/credentials", text);

    public void WriteConfig(string text) => home.Write(".sevenbridges/sevenbridges-python/config", text);

    /// <summary>A client as a user of this household would make it; it connects to <paramref name="platform"/> if one is given.</summary>
    public SevenBridgesClient Client(FakePlatform? platform = null, Action<SevenBridgesOptions>? configure = null)
    {
        var options = new SevenBridgesOptions { Surroundings = Surroundings, HttpHandler = platform };
        configure?.Invoke(options);
        return new(options);
    }

    public void Dispose() => home.Dispose();
}
