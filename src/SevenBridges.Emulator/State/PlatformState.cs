using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.State;

/// <summary>Everything that this Platform knows, as JSON documents. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class PlatformState(EmulatorOptions options, SeededIds ids)
{
    private readonly Dictionary<Type, object> _own = [];

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

    public Table<InvoiceEntry> Invoices { get; } = new();

    public BillingLedger Ledger { get; } = new();

    public Table<DivisionEntry> Divisions { get; } = new();

    public Table<TeamEntry> Teams { get; } = new();

    /// <summary>Datasets by <c>owner/name</c>.</summary>
    public Table<DatasetEntry> Datasets { get; } = new();

    public Table<ProjectEntry> Projects { get; } = new();

    /// <summary>Files and folders by id.</summary>
    public Table<FileEntry> Files { get; } = new();

    /// <summary>Apps by <c>owner/project/name</c>.</summary>
    public Table<AppEntry> Apps { get; } = new();

    public Table<TaskEntry> Tasks { get; } = new();

    /// <summary>Tasks whose end lies ahead, or has not been looked at.</summary>
    public List<TaskEntry> Running { get; } = [];

    /// <summary>Tools are run by somebody who does not hold <see cref="Gate"/>; a task whose tool has not come to its end still runs.</summary>
    public bool RunsToolsApart { get; set; }

    public Table<UploadEntry> Uploads { get; } = new();

    /// <summary>Volumes and what moves content between them and projects.</summary>
    public StorageState Storage { get; } = new();

    public AutomationState Automations { get; } = new();

    /// <summary>Asynchronous jobs over files, by id.</summary>
    public Table<FileJobEntry> FileJobs { get; } = new();

    /// <summary>What one resource knows and no other asks for, such as <c>sealed class Markers : Table&lt;JsonObject&gt;</c>; empty when it is first asked for.</summary>
    public T Of<T>()
        where T : class, new()
    {
        if (!_own.TryGetValue(typeof(T), out var own))
            _own.Add(typeof(T), own = new T());
        return (T)own;
    }
}

/// <summary>Documents by id, in the order in which they were added. Ids are compared by letter.</summary>
internal class Table<T> : OrderedDictionary<string, T>
{
    public Table()
        : base(StringComparer.Ordinal)
    {
    }

    /// <exception cref="Refusal">There is no such document.</exception>
    public T Find(string id, int code, string what) =>
        TryGetValue(id, out var found) ? found : throw new Refusal(404, code, $"{what} '{id}' does not exist or is not visible to you.");
}
