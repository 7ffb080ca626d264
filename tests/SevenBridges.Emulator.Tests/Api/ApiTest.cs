using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>A Platform for one test, spoken to in plain HTTP. Its violations fail the test.</summary>
public abstract class ApiTest : IAsyncLifetime
{
    internal PlatformEmulator Emulator { get; private set; } = null!;

    internal HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected virtual EmulatorOptions Options => new();

    public async Task InitializeAsync()
    {
        Emulator = await PlatformEmulator.StartAsync(Options);
        Http.DefaultRequestHeaders.Add("X-SBG-Auth-Token", Emulator.Token);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
        Emulator.Violations.Should().BeEmpty();
    }

    internal async Task<Reply> SendAsync(string method, string path, string? json = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Emulator.Endpoint + path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        headers?.Invoke(request.Headers);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    internal Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    internal async Task<string> ProjectAsync(string name = "Trial")
    {
        var group = (await GetAsync("/billing/groups")).Items[0]!["id"];
        return (string)(await SendAsync("POST", "/projects", $$"""{"name":"{{name}}","billing_group":"{{group}}"}""")).Body!["id"]!;
    }

    internal sealed record Reply(HttpStatusCode Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonArray Items => Body!["items"]!.AsArray();

        public int? Code => (int?)Body?["code"];
    }
}
