using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>Everything that this Platform knows, as JSON documents. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class PlatformState(EmulatorOptions options, SeededIds ids)
{
    public Lock Gate { get; } = new();

    public EmulatorOptions Options { get; } = options;

    public TimeProvider Clock => Options.Clock;

    public SeededIds Ids { get; } = ids;

    /// <summary>Signs addresses at the storage server; set once that server listens.</summary>
    public Storage.AddressSigner Signer { get; set; } = null!;

    /// <summary>What an account has left of its requests; set by the server that counts them.</summary>
    public Func<string, (int Limit, int Remaining, DateTimeOffset Reset)> Budget { get; set; } = static _ => (0, 0, default);

    /// <summary>Users by name.</summary>
    public Table<JsonObject> Users { get; } = new();

    public Table<JsonObject> BillingGroups { get; } = new();

    public Table<JsonObject> Invoices { get; } = new();

    public Table<ProjectEntry> Projects { get; } = new();

    /// <summary>Files and folders by id.</summary>
    public Table<FileEntry> Files { get; } = new();

    /// <summary>Apps by <c>owner/project/name</c>.</summary>
    public Table<AppEntry> Apps { get; } = new();

    public Table<TaskEntry> Tasks { get; } = new();

    /// <summary>Tasks whose end lies ahead, or has not been looked at.</summary>
    public List<TaskEntry> Running { get; } = [];

    public Table<UploadEntry> Uploads { get; } = new();

    public AutomationState Automations { get; } = new();

    /// <summary>Asynchronous jobs over files, by id.</summary>
    public Table<FileJobEntry> FileJobs { get; } = new();
}

/// <summary>Documents by id, in the order in which they were added. Ids are compared by letter.</summary>
internal sealed class Table<T> : OrderedDictionary<string, T>
{
    public Table()
        : base(StringComparer.Ordinal)
    {
    }

    /// <exception cref="Refusal">There is no such document.</exception>
    public T Find(string id, int code, string what) =>
        TryGetValue(id, out var found) ? found : throw new Refusal(404, code, $"{what} '{id}' does not exist or is not visible to you.");
}
