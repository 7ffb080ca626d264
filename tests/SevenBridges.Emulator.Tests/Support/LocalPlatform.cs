using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Handlers;
using SevenBridges.Emulator.Hosting;
using SevenBridges.Emulator.Seeding;
using SevenBridges.Emulator.State;
using SevenBridges.Emulator.Storage;

namespace SevenBridges.Emulator.Tests.Support;

/// <summary>A Platform without a server: state made by hand, handlers called directly, every answer held against the description.</summary>
internal sealed class LocalPlatform
{
    public const string Project = "ada/engine";
    public const string User = "ada";

    private readonly HandlerTable handlers = [];

    public LocalPlatform()
    {
        State = new PlatformState(new EmulatorOptions { Clock = Clock, TaskDuration = TimeSpan.FromSeconds(100) }, new SeededIds(7));
        AddProject(Project, User, isPublic: false);
        AddProject(SeededApps.Project, "admin", isPublic: true);
        SeededApps.AddTo(State);
        AppsHandlers.AddTo(handlers);
        TasksHandlers.AddTo(handlers);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 2, 1, 10, 0, 0, TimeSpan.Zero));

    public PlatformState State { get; }

    public string Root => State.Projects[Project].RootFolder;

    public string As { get; set; } = User;

    public void AddProject(string id, string owner, bool isPublic) =>
        ProjectsHandlers.Add(State, id, id.Split('/')[1], owner, [], Timestamps.Text(Clock.GetUtcNow()), isPublic);

    public static JsonObject Member(params string[] permissions)
    {
        var all = new JsonObject { ["read"] = true };
        foreach (var permission in new[] { "write", "copy", "execute", "admin" })
            all[permission] = permissions.Contains(permission);
        return new JsonObject { ["permissions"] = all };
    }

    /// <returns>Id of the file.</returns>
    public string AddFile(string name, string text, params (string Key, string Value)[] metadata) => AddFile(name, Content.Of(text), metadata);

    public string AddFile(string name, Content content, params (string Key, string Value)[] metadata)
    {
        var values = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return FilesHandlers.Add(State, name, Project, Root, content, Timestamps.Text(Clock.GetUtcNow()), values).Id;
    }

    public static JsonObject File(string id) => new() { ["class"] = "File", ["path"] = id };

    public string TextOf(JsonNode? file) => Encoding.UTF8.GetString(State.Files[(string)file!["path"]!].Content!.ToArray());

    /// <summary>Calls a handler; the address is <c>placeholder=value</c> in the path and a query as in addresses.</summary>
    public Answer Call(string operation, string path = "", string query = "", JsonNode? body = null)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair).ToLookup(pair => pair.Key, pair => pair.Value);
        var answer = handlers[operation](new Call
        {
            Operation = operation,
            State = State,
            ApiBase = "http://127.0.0.1:8765/v2",
            PathAndQuery = "/",
            Path = path.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value),
            Query = pairs.ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group]),
            Body = body,
            User = As,
            ContentType = body is null ? "" : "application/json",
        });
        Description.Check(operation, answer);
        return answer;
    }

    public Answer Post(string operation, string path, string contentType, string text) => handlers[operation](new Call
    {
        Operation = operation,
        State = State,
        ApiBase = "http://127.0.0.1:8765/v2",
        PathAndQuery = "/",
        Path = path.Split('&').Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value),
        Query = new Dictionary<string, IReadOnlyList<string>>(),
        User = As,
        ContentType = contentType,
        RawBody = Encoding.UTF8.GetBytes(text),
    });

    public JsonObject Get(string operation, string path) => (JsonObject)Call(operation, path).Body!;

    /// <summary>Installs a tool of this command line in the project.</summary>
    public string Install(string name, string document)
    {
        Call("apps.install", $"owner=ada&project=engine&app={name}", body: JsonNode.Parse(document));
        return $"{Project}/{name}";
    }

    public JsonObject Run(string app, JsonObject inputs) => Create(app, inputs, "action=run");

    public JsonObject Create(string app, JsonObject inputs, string query = "", Action<JsonObject>? more = null)
    {
        var body = new JsonObject { ["name"] = "try", ["project"] = Project, ["app"] = app, ["inputs"] = inputs };
        more?.Invoke(body);
        return (JsonObject)Call("tasks.create", query: query, body: body).Body!;
    }

    public JsonObject Task(JsonNode task) => Get("tasks.get", $"task={task["id"]}");

    /// <summary>The task after it has had its time.</summary>
    public JsonObject Finished(JsonNode task)
    {
        Clock.Advance(State.Options.TaskDuration);
        return Task(task);
    }

    public Refusal Refuses(Action call) => call.Should().Throw<Refusal>().Which;

    private static KeyValuePair<string, string> Pair(string pair) => KeyValuePair.Create(pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
