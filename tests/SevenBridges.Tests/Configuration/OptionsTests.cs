using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Configuration;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<SevenBridgesOptions>> Broken => new()
    {
        { "TotalTimeout", options => options.TotalTimeout = TimeSpan.Zero },
        { "TryTimeout", options => options.TryTimeout = TimeSpan.FromDays(2) },
        { "MaxRetries", options => options.MaxRetries = -1 },
        { "RetryDelay", options => options.RetryDelay = TimeSpan.FromSeconds(-1) },
        { "MaxRetryDelay", options => options.MaxRetryDelay = TimeSpan.FromDays(2) },
        { "MaxRateLimitWait", options => options.MaxRateLimitWait = TimeSpan.FromSeconds(-1) },
        { "MaintenanceWait", options => options.MaintenanceWait = TimeSpan.FromDays(2) },
        { "MaintenanceInterval", options => options.MaintenanceInterval = TimeSpan.FromSeconds(-1) },
        { "MaxRequestsInFlight", options => options.MaxRequestsInFlight = 0 },
        { "MaxResponseBytes", options => options.MaxResponseBytes = 0 },
        { "Prefetch", options => options.Prefetch = -1 },
        { "Application", options => options.Application = "a\r\nX-Evil: 1" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Client_OptionOutOfRange_IsRefusedByName(string name, Action<SevenBridgesOptions> breaks)
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));

        FluentActions.Invoking(() => platform.Client(breaks)).Should().Throw<ValidationException>().WithMessage($"{name} *");
    }

    [Fact]
    public void Validate_Defaults_AreSound() => new SevenBridgesOptions().Validate().Should().BeEmpty();

    [Fact]
    public async Task Client_OptionsChangedLater_KeepsItsOwn()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        var options = new SevenBridgesOptions { Endpoint = new("https://api.good.example/v2"), Token = FakePlatform.Token, HttpHandler = platform };
        await using var client = new SevenBridgesClient(options);
        options.MaxResponseBytes = 1024;

        client.Api.Options.MaxResponseBytes.Should().Be(64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("cgc-api.sbgenomics.com/v2")]
    [InlineData("localhost:8765")]
    public void Client_AddressWithoutItsScheme_IsToldWhatItLacks(string endpoint)
    {
        var make = () => new SevenBridgesClient(endpoint, "canary7b");

        make.Should().Throw<CredentialsException>().WithMessage($"The endpoint '{endpoint}' is not an address*begin with https://.");
    }

    [Theory]
    [InlineData("CGC", "https://cgc-api.sbgenomics.com/v2")]
    [InlineData("cgc", "https://cgc-api.sbgenomics.com/v2")]
    [InlineData("SBPLAT", "https://api.sbgenomics.com/v2")]
    [InlineData("SBPLAT-EU", "https://eu-api.sbgenomics.com/v2")]
    [InlineData("SBPLAT-CN", "https://api.sevenbridges.cn/v2")]
    [InlineData("CAVATICA", "https://cavatica-api.sbgenomics.com/v2")]
    [InlineData("BDC", "https://api.sb.biodatacatalyst.nhlbi.nih.gov/v2")]
    public void Client_EnvironmentByName_IsAtItsEndpoint(string name, string endpoint)
    {
        using var byName = new SevenBridgesClient(name, "t");
        using var byOption = new SevenBridgesClient(new SevenBridgesOptions { Environment = name, Token = "t" });

        byName.Endpoint.Should().Be(new Uri(endpoint));
        byOption.Endpoint.Should().Be(new Uri(endpoint));
    }

    [Fact]
    public void Mock_WithoutConnection_LooksForNoCredentials()
    {
        using var mock = new Unconnected();

        mock.ToString().Should().Be("not connected");
        mock.Invoking(m => m.RateLimit).Should().Throw<InvalidOperationException>().WithMessage("*made for a test*override*");
    }

    [Fact]
    public async Task Client_Disposed_SaysSo()
    {
        var platform = new FakePlatform(_ => FakePlatform.Json("{}"));
        var client = platform.Client();
        await client.DisposeAsync();
        client.Dispose();

        await client.Awaiting(c => c.CallAsync(Calls.Get)).Should().ThrowAsync<ObjectDisposedException>();
    }

    private sealed class Unconnected() : SevenBridgesClient(connect: false);
}
