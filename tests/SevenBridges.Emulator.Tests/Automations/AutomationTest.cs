using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Tests.Api;

namespace SevenBridges.Emulator.Tests.Automations;

/// <summary>A Platform whose clock stands, spoken to with advance access; runs take a hundred seconds.</summary>
public abstract class AutomationTest : ApiTest
{
    internal const string Automations = "/automation/automations";

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 2, 1, 10, 0, 0, TimeSpan.Zero));

    protected override EmulatorOptions Options => new() { Clock = Clock, TaskDuration = TimeSpan.FromSeconds(100) };

    internal Task<Reply> AskAsync(string method, string path, string? json = null) => SendAsync(method, path, json, Advance);

    /// <summary>The automation that the account begins with.</summary>
    internal async Task<string> SeededAsync() => (string)(await AskAsync("GET", Automations)).Items[0]!["id"]!;

    internal async Task<string> PackageAsync(string automation) => (string)(await AskAsync("GET", $"{Automations}/{automation}/packages")).Items[0]!["id"]!;

    /// <returns>Id of a new run of the package that the account begins with.</returns>
    internal async Task<string> RunAsync(string more = "")
    {
        var package = await PackageAsync(await SeededAsync());
        var reply = await AskAsync("POST", "/automation/runs", $$"""{"package":"{{package}}","inputs":{"samples":7},"name":"again"{{more}}}""");
        return (string)reply.Body!["id"]!;
    }

    internal async Task<string> StatusAsync(string run) => (string)(await AskAsync("GET", $"/automation/runs/{run}")).Body!["status"]!;

    private static void Advance(HttpRequestHeaders headers) => headers.Add("X-SBG-Advance-Access", "Advance");
}
