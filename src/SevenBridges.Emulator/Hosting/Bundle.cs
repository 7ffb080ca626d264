using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>The description that this Platform obeys, read once for the process.</summary>
internal static class Bundle
{
    private const string Resource = "sevenbridges.openapi.json";

    private static readonly Lazy<string> LazyText = new(ReadText);
    private static readonly Lazy<JsonObject> LazyDocument = new(() => (JsonObject)JsonNode.Parse(Text)!);
    private static readonly Lazy<IReadOnlyList<DescribedOperation>> LazyOperations = new(() => DescribedOperation.AllOf(Document));

    public static string Text => LazyText.Value;

    /// <summary>The description as JSON; nobody changes it.</summary>
    public static JsonObject Document => LazyDocument.Value;

    public static IReadOnlyList<DescribedOperation> Operations => LazyOperations.Value;

    /// <summary>The HTTP status of one of the Platform's codes; null: it is not in the table.</summary>
    public static int? StatusOf(int code) => (int?)Document["x-sbg-error-codes"]?[code.ToString(System.Globalization.CultureInfo.InvariantCulture)]?["status"];

    private static string ReadText()
    {
        using var stream = typeof(Bundle).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This build of the emulator has no '{Resource}' in it; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One operation of the description: what the router and the judge need of it.</summary>
/// <param name="Id">Its <c>operationId</c>.</param>
/// <param name="Method">HTTP method in capitals.</param>
/// <param name="Template">Path with placeholders.</param>
/// <param name="Lengths">How many segments the last placeholder may take; a single 1 unless it takes the rest of an id.</param>
/// <param name="IsAdvance">Needs the advance-access header.</param>
/// <param name="IsUncounted">Does not count against the rate limit.</param>
/// <param name="ListMembers">Members that the items of its pages have by themselves; null: all.</param>
internal sealed record DescribedOperation(
    string Id, string Method, string Template, IReadOnlyDictionary<string, int[]> Lengths, bool IsAdvance, bool IsUncounted, IReadOnlyList<string>? ListMembers)
{
    /// <summary>Schema of the JSON body; null when none is described.</summary>
    public JsonObject? Body { get; private init; }

    /// <summary>The Platform's codes, and statuses, that the description says this operation gives.</summary>
    public IReadOnlySet<int> ErrorCodes { get; private init; } = new HashSet<int>();

    /// <summary>Names of which only one may be given.</summary>
    public IReadOnlyList<Choice> Choices { get; private init; } = [];

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static IReadOnlyList<DescribedOperation> AllOf(JsonObject bundle) =>
    [
        .. from path in bundle["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           where Methods.Contains(method.Key)
           select Of(bundle, path.Key, method.Key, path.Value!.AsObject(), method.Value!.AsObject()),
    ];

    private static DescribedOperation Of(JsonObject bundle, string path, string method, JsonObject item, JsonObject operation)
    {
        var parameters = Items(item).Concat(Items(operation)).Select(parameter => Resolve(bundle, parameter)).Where(parameter => (string?)parameter["in"] == "path");
        var body = Resolve(bundle, operation["requestBody"] as JsonObject ?? [])["content"]?["application/json"]?["schema"] as JsonObject;
        return new DescribedOperation(
            (string)operation["operationId"]!,
            method.ToUpperInvariant(),
            path,
            parameters.ToDictionary(parameter => (string)parameter["name"]!, parameter => LengthsOf(bundle, parameter)),
            (bool?)operation["x-sbg-advance"] == true,
            (bool?)operation["x-sbg-uncounted"] == true,
            ListMembersOf(bundle, operation))
        {
            Body = body,
            ErrorCodes = (operation["x-sbg-errors"] as JsonObject ?? []).Select(error => int.Parse(error.Key, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(),
            Choices = [.. ChoicesOf(operation, isOfBody: false), .. ChoicesOf(Resolve(bundle, body ?? []), isOfBody: true)],
        };
    }

    private static IEnumerable<Choice> ChoicesOf(JsonObject owner, bool isOfBody) =>
        (owner["x-sbg-one-of"] as JsonArray ?? []).Select(choice => new Choice([.. choice!["of"]!.AsArray().Select(name => (string)name!)], (bool?)choice["required"] == true, isOfBody));

    private static List<string>? ListMembersOf(JsonObject bundle, JsonObject operation)
    {
        var schema = Resolve(bundle, operation["responses"]?["200"] as JsonObject ?? [])["content"]?["application/json"]?["schema"] as JsonObject ?? [];
        var item = Resolve(bundle, schema)["properties"]?["items"]?["items"] as JsonObject ?? [];
        var members = (Resolve(bundle, item)["properties"] as JsonObject ?? [])
            .Where(member => (string?)member.Value?["x-sbg-present"] == "list").Select(member => member.Key).ToList();
        return members.Count > 0 ? members : null;
    }

    private static IEnumerable<JsonObject> Items(JsonObject holder) => (holder["parameters"] as JsonArray ?? []).Select(item => item!.AsObject());

    /// <summary><c>UserId.1+</c> takes one segment, and as many more as the longest form of the id has.</summary>
    private static int[] LengthsOf(JsonObject bundle, JsonObject parameter)
    {
        if ((string?)parameter["x-sbg-id"] is not { } word || !word.EndsWith('+'))
            return [1];
        var parts = word.TrimEnd('+').Split('.');
        var before = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
        return [.. bundle["components"]!["schemas"]![parts[0]]!["x-sbg-id"]!["segments"]!.AsArray().Select(length => (int)length! - before).Where(length => length > 0)];
    }

    private static JsonObject Resolve(JsonObject bundle, JsonObject node)
    {
        if ((string?)node["$ref"] is not { } reference)
            return node;
        return reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)bundle, (at, name) => at[name]!).AsObject();
    }
}
