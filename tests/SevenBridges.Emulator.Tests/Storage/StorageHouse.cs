using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Faults;
using SevenBridges.Emulator.Handlers;
using SevenBridges.Emulator.Hosting;
using SevenBridges.Emulator.State;
using SevenBridges.Emulator.Storage;

namespace SevenBridges.Emulator.Tests.Storage;

/// <summary>A storage server alone, with one project behind it; handlers are called without a network.</summary>
internal sealed class StorageHouse : IAsyncDisposable
{
    public const string Project = "mkovac/wgs-pilot";
    public const string User = "mkovac";

    private static readonly HandlerTable Handlers = MakeHandlers();

    private readonly StorageServer server;

    private StorageHouse(StorageServer server, PlatformState state, FaultScript faults, List<string> violations, FakeTimeProvider clock)
    {
        (this.server, State, Faults) = (server, state, faults);
        (Violations, Clock) = (violations, clock);
        Client = new HttpClient { BaseAddress = server.Address };
    }

    public PlatformState State { get; }

    public FaultScript Faults { get; }

    public List<string> Violations { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public Uri Address => server.Address;

    public static async Task<StorageHouse> OpenAsync(EmulatorOptions? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 20, 8, 0, 0, TimeSpan.Zero));
        var state = new PlatformState((options ?? new EmulatorOptions()) with { Clock = clock }, new SeededIds(7));
        AddProject(state);
        var (faults, violations) = (new FaultScript(), new List<string>());
        var server = await StorageServer.StartAsync(state, faults, violations.Add);
        return new StorageHouse(server, state, faults, violations, clock);
    }

    public FileEntry AddFile(string name, Content? content, string folder = "root", string type = "file")
    {
        var document = new JsonObject { ["id"] = State.Ids.File(), ["name"] = name, ["type"] = type, ["project"] = Project, ["parent"] = folder };
        var file = new FileEntry(document) { Content = content };
        State.Files.Add(file.Id, file);
        return file;
    }

    public string AddressOf(FileEntry file) => State.Signer.Sign(StorageTarget.ContentPath(file.Id));

    public Task<HttpResponseMessage> GetAsync(FileEntry file, string? range = null, string? ifMatch = null, string? ifRange = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(file));
        if (range is not null)
            request.Headers.TryAddWithoutValidation("Range", range);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        if (ifRange is not null)
            request.Headers.IfRange = new RangeConditionHeaderValue(ifRange);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public JsonObject Call(string operation, JsonNode? body = null, string? upload = null, string? part = null, string? file = null, string user = User, string query = "")
    {
        lock (State.Gate)
            return (JsonObject)Handlers[operation](CallOf(operation, body, upload, part, file, user, query)).Body!;
    }

    public Answer Ask(string operation, string? upload = null)
    {
        lock (State.Gate)
            return Handlers[operation](CallOf(operation, null, upload, null, null, User, ""));
    }

    public string Init(string name, long size, bool overwrite = false)
    {
        var body = new JsonObject { ["project"] = Project, ["name"] = name, ["size"] = size };
        return (string)Call("uploads.init", body, query: overwrite ? "overwrite=True" : "")["upload_id"]!;
    }

    public Task<HttpResponseMessage> PutAsync(string upload, int number, byte[] bytes)
    {
        var part = Call("uploads.getPart", upload: upload, part: number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Client.PutAsync(new Uri((string)part["url"]!), new ByteArrayContent(bytes));
    }

    public void Report(string upload, int number, string etag) =>
        Call("uploads.reportPart", ReportOf(number, etag), upload);

    public static JsonObject ReportOf(int number, string etag) =>
        new() { ["part_number"] = number, ["response"] = new JsonObject { ["headers"] = new JsonObject { ["ETag"] = etag } } };

    /// <summary>Sends and reports all parts, and completes.</summary>
    public async Task<FileEntry> UploadAsync(string name, byte[] bytes, int partSize, bool overwrite = false)
    {
        var upload = Init(name, bytes.Length, overwrite);
        for (int number = 1, at = 0; number == 1 || at < bytes.Length; number++, at += partSize)
        {
            using var answer = await PutAsync(upload, number, bytes[at..Math.Min(bytes.Length, at + partSize)]);
            Report(upload, number, answer.Headers.ETag!.Tag);
        }

        return State.Files[(string)Call("uploads.complete", upload: upload)["id"]!];
    }

    /// <summary>Moves the clock on until something is done.</summary>
    /// <returns>How far it was moved.</returns>
    public async Task<TimeSpan> AdvanceUntilAsync(Task done)
    {
        var start = Clock.GetUtcNow();
        while (!done.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return Clock.GetUtcNow() - start;
    }

    public static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "Object stores give the MD5 as the ETag.")]
    public static string Md5(byte[] bytes) => $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    private Call CallOf(string operation, JsonNode? body, string? upload, string? part, string? file, string user, string query) => new()
    {
        Operation = operation,
        State = State,
        ApiBase = "http://127.0.0.1:1/v2",
        PathAndQuery = "/",
        Path = new Dictionary<string, string> { ["upload"] = upload ?? "", ["part_number"] = part ?? "", ["file"] = file ?? "" },
        Query = query.Length == 0 ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { [query.Split('=')[0]] = [query.Split('=')[1]] },
        Body = body is null ? null : JsonNode.Parse(body.ToJsonString()),
        User = user,
    };

    private static void AddProject(PlatformState state)
    {
        var project = new ProjectEntry(new JsonObject { ["id"] = Project, ["root_folder"] = "root" });
        project.Members.Add(User, new JsonObject { ["permissions"] = new JsonObject { ["write"] = true } });
        project.Members.Add("reader", new JsonObject { ["permissions"] = new JsonObject { ["write"] = false } });
        state.Projects.Add(Project, project);
        state.Files.Add("root", new FileEntry(new JsonObject { ["id"] = "root", ["name"] = "root", ["type"] = "folder", ["project"] = Project }));
    }

    private static HandlerTable MakeHandlers()
    {
        var handlers = new HandlerTable();
        UploadsHandlers.AddTo(handlers);
        DownloadHandlers.AddTo(handlers);
        return handlers;
    }
}
