namespace SevenBridges.Emulator.Tests.Api;

/// <summary>What is noted of requests that are not as described.</summary>
public sealed class JudgeTests : IAsyncLifetime, IDisposable
{
    private const string Ours = "SevenBridges.NET/0.1.0";

    private readonly HttpClient http = new();
    private PlatformEmulator emulator = null!;

    public async Task InitializeAsync() => emulator = await PlatformEmulator.StartAsync();

    public async Task DisposeAsync() => await emulator.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/projects?colour=blue", "'colour' is not described")]
    [InlineData("/projects?limit=1000", "'limit'")]
    [InlineData("/projects?limit=5&limit=6", "2 times")]
    [InlineData("/tasks?batch=True", "'batch'")]
    [InlineData("/projects?category=HIDDEN", null)]
    public async Task Request_OfOurClientThatIsNotAsDescribed_IsAViolation(string path, string? complaint)
    {
        await GetAsync(path, Ours);

        if (complaint is null)
            emulator.Violations.Should().NotBeEmpty();
        else
            emulator.Violations.Should().ContainSingle().Which.Should().Match<Violation>(found => found.Side == ViolationSide.Request && found.What.Contains(complaint));
    }

    [Fact]
    public async Task Request_OfAnotherClientThatIsNotAsDescribed_IsNone()
    {
        await GetAsync("/tasks?batch=True&colour=blue", "sevenbridges-python/2.11");

        emulator.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Request_OfOurClientAsDescribed_IsNone()
    {
        await GetAsync("/files?project=rfranklin/wgs&name=a&name=b&metadata.sample_id=S1&limit=5&fields=_all", Ours);

        emulator.Violations.Should().BeEmpty();
    }

    private async Task GetAsync(string path, string userAgent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, emulator.Endpoint + path);
        request.Headers.Add("X-SBG-Auth-Token", emulator.Token);
        request.Headers.UserAgent.ParseAdd(userAgent);
        using var answer = await http.SendAsync(request);
    }
}
