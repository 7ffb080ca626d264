using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Tests.Api;

namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>A Platform whose clock stands until the test moves it, and its two seeded volumes.</summary>
public abstract class VolumeTest : ApiTest
{
    protected const string Wgs = "rfranklin/wgs";
    protected const string Inbox = "rfranklin/inbox";
    protected const string Archive = "bmcclintock/archive";
    protected const string S3 = """{"type":"S3","bucket":"BUCKET","credentials":{"access_key_id":"AKIAEXAMPLE","secret_access_key":"not-a-real-one"}}""";

    private protected static readonly TimeSpan Duration = TimeSpan.FromSeconds(100);

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 2, 1, 10, 0, 0, TimeSpan.Zero));

    protected override EmulatorOptions Options => new() { Clock = Clock, TaskDuration = Duration };

    internal Task<Reply> PostAsync(string path, string json) => SendAsync("POST", path, json);

    /// <summary>A volume of the user's own on a bucket of S3.</summary>
    private protected async Task<string> VolumeAsync(string name = "second", string bucket = "example-inbox", string mode = "RW") =>
        (string)(await PostAsync("/storage/volumes", $$"""{"name":"{{name}}","access_mode":"{{mode}}","service":{{S3.Replace("BUCKET", bucket, StringComparison.Ordinal)}}}""")).Body!["id"]!;

    private protected Task<Reply> ImportAsync(string location, string more = "", string volume = Inbox, string destination = $$"""{"project":"{{Wgs}}"}""") =>
        PostAsync("/storage/imports", $$"""{"source":{"volume":"{{volume}}","location":"{{location}}"},"destination":{{destination}}{{more}}}""");

    private protected Task<Reply> ExportAsync(string file, string location, string more = "", string volume = Inbox, string query = "") =>
        PostAsync($"/storage/exports{query}", $$"""{"source":{"file":"{{file}}"},"destination":{"volume":"{{volume}}","location":"{{location}}"}{{more}}}""");

    /// <summary>The job after it has had its time.</summary>
    private protected async Task<JsonNode> EndOfAsync(Reply started)
    {
        started.Status.Should().Be(HttpStatusCode.Created, "{0}", started.Body);
        Clock.Advance(Duration);
        return (await GetAsync(((string)started.Body!["href"]!)[Emulator.Endpoint.ToString().Length..])).Body!;
    }

    private protected async Task<string> FileAsync(string name, string project = Wgs) =>
        (string)(await GetAsync($"/files?project={project}&name={name}")).Items[0]!["id"]!;

    private protected static string? State(JsonNode job) => (string?)job["state"];

    private protected static int? ErrorOf(JsonNode job) => (int?)job["error"]?["code"];
}
