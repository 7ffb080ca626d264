using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>What a verification found, for people and for machines.</summary>
internal sealed record DriftReport(string Endpoint, int Requests, IReadOnlyList<ReadRecord> Reads, IReadOnlyList<Drift> Drifts)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private IEnumerable<ReadRecord> NotReached => Reads.Where(read => read.Answered == 0);

    public void Write(TextWriter output)
    {
        foreach (var drift in Drifts)
            output.WriteLine(drift);
        output.WriteLine($"{Endpoint}: {Requests} requests, {Reads.Count - NotReached.Count()} of {Reads.Count} operations answered, {Drifts.Count} differences");
        foreach (var read in NotReached)
            output.WriteLine($"not reached: {read.Operation} ({Why(read)})");
    }

    public void WriteJson(TextWriter output) => output.WriteLine(new JsonObject
    {
        ["endpoint"] = Endpoint,
        ["requests"] = Requests,
        ["differences"] = new JsonArray([.. Drifts.Select(Json)]),
        ["reached"] = new JsonArray([.. Reads.Where(read => read.Answered > 0).Select(read => JsonValue.Create(read.Operation))]),
        ["notReached"] = new JsonArray([.. NotReached.Select(read => new JsonObject { ["operation"] = read.Operation, ["why"] = Why(read) })]),
    }.ToJsonString(Indented));

    private static JsonObject Json(Drift drift) => new()
    {
        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(drift.Kind.ToString()),
        ["operation"] = drift.Operation,
        ["pointer"] = drift.Pointer,
        ["what"] = drift.What,
        ["example"] = drift.Example,
        ["place"] = drift.Place,
    };

    private static string Why(ReadRecord read) => read.LastRefusal is { } refusal ? $"refused: {refusal}" : "nothing that was found leads there";
}
