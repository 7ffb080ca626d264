using System.Globalization;

namespace SevenBridges.Emulator.Faults;

/// <summary>
/// What shall go wrong, for which requests, and how often: <c>faults.On("files.get", times: 2, Fault.Status(503, code: 0))</c>.
/// The rule that was added first and applies goes off; one request meets one fault at most.
/// </summary>
/// <remarks>Safe for use from many threads, also while requests come.</remarks>
/// <param name="seed">Seed of all chances. The same seed and the same requests give the same faults, in whatever order requests come.</param>
public sealed class FaultScript(int seed = 7)
{
    /// <summary>Operation of a part that is sent to storage.</summary>
    public const string PutPart = "storage.putPart";

    /// <summary>Operation of content that is read from storage.</summary>
    public const string GetContent = "storage.getContent";

    private readonly Lock gate = new();
    private readonly List<FiredFault> fired = [];
    private volatile FaultRule[] rules = [];

    /// <summary>The faults that went off so far, in order.</summary>
    public IReadOnlyList<FiredFault> Fired
    {
        get
        {
            lock (gate)
                return [.. fired];
        }
    }

    /// <summary>A fault for the next requests of an operation.</summary>
    /// <param name="operation">An <c>operationId</c>, <see cref="PutPart"/> or <see cref="GetContent"/>; with <c>*</c> at its end all that begin so.</param>
    /// <param name="times">How often it goes off.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="after">How many requests pass before.</param>
    public FaultScript On(string operation, int times, Fault fault, int after = 0) => Add(new FaultRule(fault, operation, null) { Times = times, After = after });

    /// <summary>A fault for the next times that a part is sent to storage, of whichever upload.</summary>
    /// <param name="number">Number of the part, from 1.</param>
    /// <param name="times">How often it goes off.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="after">How many requests pass before.</param>
    public FaultScript OnPart(int number, int times, Fault fault, int after = 0) =>
        Add(new FaultRule(fault, PutPart, number.ToString(CultureInfo.InvariantCulture)) { Times = times, After = after });

    /// <summary>A fault for the next times that content is read from storage.</summary>
    /// <param name="times">How often it goes off.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="after">How many requests pass before.</param>
    /// <param name="fileId">Id of the file; null: of whichever.</param>
    public FaultScript OnDownload(int times, Fault fault, int after = 0, string? fileId = null) =>
        Add(new FaultRule(fault, GetContent, fileId) { Times = times, After = after });

    /// <summary>A fault that hits by chance.</summary>
    /// <param name="rate">How likely it hits a request, from 0 to 1; 1 hits each.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="operation">As for <see cref="On"/>; the API and storage when it is <c>*</c>.</param>
    public FaultScript AtRate(double rate, Fault fault, string operation = "*") =>
        rate is >= 0 and <= 1
            ? Add(new FaultRule(fault, operation, null) { Rate = rate, Seed = seed })
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is from 0 to 1.");

    /// <summary>Adds the faults that a JSON file describes; the emulator's README shows its form.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file has another form; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FaultScript AddFile(string path) => AddJson(File.ReadAllText(path));

    /// <summary>Adds the faults that JSON describes; the emulator's README shows its form.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">The text has another form; the message says where.</exception>
    public FaultScript AddJson(string json)
    {
        foreach (var rule in FaultFile.Read(json, seed))
            Add(rule);
        return this;
    }

    /// <summary>Forgets all rules; what went off stays in <see cref="Fired"/>.</summary>
    public void Clear() => rules = [];

    /// <param name="operation">The <c>operationId</c>.</param>
    /// <param name="identity">What tells this request from others of the operation, such as its path.</param>
    internal Fault? Next(string operation, string identity = "") => Take(operation, "", identity);

    internal Fault? NextPart(string upload, int number)
    {
        if (rules.Length == 0)
            return null;
        var subject = number.ToString(CultureInfo.InvariantCulture);
        return Take(PutPart, subject, upload + "/" + subject);
    }

    internal Fault? NextDownload(string file, long from) =>
        rules.Length == 0 ? null : Take(GetContent, file, string.Create(CultureInfo.InvariantCulture, $"{file}@{from}"));

    private FaultScript Add(FaultRule rule)
    {
        lock (gate)
            rules = [.. rules, rule];
        return this;
    }

    private Fault? Take(string operation, string subject, string identity)
    {
        if (rules.Length == 0)
            return null;
        lock (gate)
        {
            var rule = Array.Find(rules, rule => rule.Matches(operation, subject) && rule.Fires(operation + "\n" + identity));
            if (rule is null)
                return null;
            fired.Add(new FiredFault(operation, subject, rule.Fault));
            return rule.Fault;
        }
    }
}
