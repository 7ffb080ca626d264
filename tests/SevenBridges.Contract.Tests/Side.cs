using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator;
using ReferenceClient = SevenBridges.Contract.Tests.Reference.ReferenceClient;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// An emulator and both clients of it. Seed and clock are fixed: two sides to which the same is done are the same to the last id.
/// </summary>
internal sealed partial class Side : IAsyncDisposable
{
    private readonly PlatformEmulator emulator;
    private readonly HttpClient http = new();
    private int sceneRequests;

    private Side(PlatformEmulator emulator)
    {
        this.emulator = emulator;
        Ours = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
        http.BaseAddress = new Uri($"{emulator.Endpoint}/");
        http.DefaultRequestHeaders.Add("X-SBG-Auth-Token", emulator.Token);
        http.DefaultRequestHeaders.Add("X-SBG-Advance-Access", "advance");
        Theirs = new ReferenceClient(http);
    }

    public SevenBridgesClient Ours { get; }

    public ReferenceClient Theirs { get; }

    /// <summary>What stands in the account before the call that is compared.</summary>
    public Scene Scene { get; private set; } = null!;

    /// <summary>The calls since the scene was set, as the description names them.</summary>
    public IEnumerable<string> Calls => emulator.Requests.Skip(sceneRequests).Select(request => $"{request.Operation}: {request.Method} {request.Path}");

    public IReadOnlyCollection<string> Violations => [.. emulator.Violations.Select(violation => violation.ToString())];

    public static async Task<Side> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var side = new Side(await PlatformEmulator.StartAsync(new EmulatorOptions { Clock = clock }));
        side.Scene = await Scene.SetAsync(side.Ours);
        side.sceneRequests = side.emulator.Requests.Count;
        return side;
    }

    /// <summary>What the account holds now, as the wire shows it.</summary>
    public async Task<string> WorldAsync()
    {
        var texts = new List<string>();
        foreach (var path in Scene.World)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            texts.Add($"{path}: {(int)answer.StatusCode} {Ordered(JsonNode.Parse(await answer.Content.ReadAsStringAsync()))?.ToJsonString()}");
        }

        return Comparable(string.Join('\n', texts));
    }

    /// <summary>Leaves out what differs from side to side, ports and signatures; a signature would be a secret in a failure's message.</summary>
    public static string Comparable(string text) => Signature().Replace(Port().Replace(text, "http://platform"), "signature=…");

    // The Platform keeps documents as they were sent, and no client promises an order of members.
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };

    public async ValueTask DisposeAsync()
    {
        await Ours.DisposeAsync();
        http.Dispose();
        await emulator.DisposeAsync();
    }

    [GeneratedRegex("signature=[^&\"]+")]
    private static partial Regex Signature();

    [GeneratedRegex(@"http://(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex Port();
}
