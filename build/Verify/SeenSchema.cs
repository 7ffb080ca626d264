using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>Which members of one schema came, in the objects that could have held all of them.</summary>
internal sealed class SeenSchema(DescribedNode schema, string operation, string pointer)
{
    private readonly HashSet<string> came = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonValueKind> undescribed = new(StringComparer.Ordinal);
    private int whole;

    public void Note(JsonElement value, bool isWhole)
    {
        if (isWhole)
            whole++;
        foreach (var member in value.EnumerateObject())
            came.Add(member.Name);
    }

    public void NoteUndescribed(string member, JsonValueKind kind) => undescribed.TryAdd(member, kind);

    public static string KeyOfUndescribed(string schema, string member) => $"{schema}/{member} undescribed";

    /// <summary>The members that none of the objects had, unless the description says that they only come sometimes.</summary>
    public IEnumerable<Drift> NeverCame() => whole == 0 ? [] : Missing().Select(member => new Drift(
        DriftKind.NeverCame, operation, $"{pointer}/{member.Key}", $"'{member.Key}' of {schema.Name} never came, in {whole} of them", null,
        member.Value.Text("x-sbg-source") ?? schema.OwnPlace)
    { Key = $"{schema.Name}/{member.Key} never" });

    public IEnumerable<RenamedMember> Renamed(IEnumerable<Drift> drifts)
    {
        var missing = NeverCame().ToList();
        foreach (var drift in drifts.Where(drift => drift.Kind == DriftKind.Undescribed && undescribed.Keys.Any(name => drift.Key == KeyOfUndescribed(schema.Name, name))).ToArray())
        {
            var name = undescribed.Keys.First(name => drift.Key == KeyOfUndescribed(schema.Name, name));
            if (missing.Where(candidate => Fits(MemberOf(candidate), undescribed[name])).MinBy(candidate => Distance(MemberOf(candidate), name)) is not { } lost)
                continue;
            missing.Remove(lost);
            yield return new(drift, lost, drift with
            {
                Kind = DriftKind.Renamed,
                What = $"'{MemberOf(lost)}' of {schema.Name} never came; '{name}' came, which it may be called now",
                Place = lost.Place,
                Key = $"{schema.Name}/{MemberOf(lost)} renamed",
            });
        }
    }

    private static string MemberOf(Drift drift) => drift.Pointer[(drift.Pointer.LastIndexOf('/') + 1)..];

    private IEnumerable<KeyValuePair<string, JsonNode?>> Missing() => schema.Properties!
        .Where(member => !came.Contains(member.Key) && !(member.Value.Text("x-sbg-alias") is { } alias && came.Contains(alias)))
        .Where(member => !member.Value.Flag("x-sbg-sometimes") && !member.Value.Flag("writeOnly"));

    private bool Fits(string member, JsonValueKind kind)
    {
        var node = schema.Properties![member]!;
        return node.Text("type") switch
        {
            "string" => kind == JsonValueKind.String,
            "integer" or "number" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "array" => kind == JsonValueKind.Array,
            _ => true,
        };
    }

    /// <summary>How many letters differ between two names, roughly: what they do not share at either end.</summary>
    private static int Distance(string one, string other)
    {
        var shared = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = one.Reverse().Zip(other.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return Math.Max(one.Length, other.Length) - Math.Max(shared, tail);
    }
}
