using System.Text.Json.Nodes;

namespace SevenBridges.Build.Tests.Releases;

/// <summary>Each kind of change of a description, as the changelog tells it, and whom it breaks.</summary>
public sealed class DescriptionDiffTests
{
    private const Breaks Both = Breaks.Source | Breaks.Binary;

    private static readonly (string Name, Action<JsonObject> Edit, string[] Told, Breaks Breaks)[] Kinds =
    [
        ("operation added", root => root.At("paths/~1things~1{thing}")["put"] = Operation("things.polish"), ["Things: `PolishAsync` added"], Breaks.Nothing),
        ("operation removed", root => root.At("paths/~1things~1{thing}").Remove("delete"), ["Things: `DeleteAsync` removed"], Both),
        ("operation renamed", root => root.At("paths/~1things~1{thing}/delete")["operationId"] = "things.destroy", ["Things: `DestroyAsync` added", "Things: `DeleteAsync` removed"], Both),
        ("operation deprecated", root => root.At("paths/~1things~1{thing}/delete")["deprecated"] = true, ["Things: `DeleteAsync` is deprecated"], Breaks.Source),
        ("operation moved to another path", root => Move(root, "~1things~1{thing}", "/stuff/{thing}"), ["Things: `GetAsync` is sent to `GET /stuff/{thing}`", "Things: `DeleteAsync` is sent to `DELETE /stuff/{thing}`"], Breaks.Nothing),
        ("operation repeated no more", root => root.At("paths/~1things~1{thing}/delete")["x-sbg-repeat"] = "never", ["Things: `DeleteAsync` is not repeated after a failure"], Breaks.Nothing),
        ("operation asks for advance access", root => root.At("paths/~1things~1{thing}/get")["x-sbg-advance"] = true, ["Things: `GetAsync` asks for advance access"], Breaks.Nothing),
        ("operation leaves the model", root => root.At("paths/~1things~1{thing}/delete").Remove("x-sbg-place"), ["Things: the model's `Delete` removed"], Both),
        ("optional parameter added to a method", root => Parameters(root, "~1things~1{thing}/delete").Add(Query("deep", "boolean")), ["Things: `DeleteAsync` takes `deep`"], Breaks.Binary),
        ("required parameter added to a method", root => Parameters(root, "~1things~1{thing}/delete").Add(Query("reason", "string", true)), ["Things: `DeleteAsync` needs `reason`"], Both),
        ("parameter removed from a method", root => Parameters(root, "~1things~1{thing}/delete").RemoveAt(1), ["Things: `DeleteAsync` no longer takes `force`"], Both),
        ("parameter of a method is of another type", root => Parameters(root, "~1things~1{thing}/delete")[1]!["schema"]!["type"] = "string", ["Things: `DeleteAsync` takes `force` as `string?` instead of `bool?`"], Both),
        ("parameter of a method becomes required", root => Parameters(root, "~1things~1{thing}/delete")[1]!["required"] = true, ["Things: `DeleteAsync` takes `force` as `bool` instead of `bool?`"], Both),
        ("optional parameter added to a filter", root => Parameters(root, "~1things/get").Add(Query("shape", "string")), ["Things: `ThingQuery.Shape` added"], Breaks.Nothing),
        ("parameter removed from a filter", root => Parameters(root, "~1things/get").RemoveAt(0), ["Things: `ThingQuery.Owner` removed"], Both),
        ("limit of a filter narrowed", root => Parameters(root, "~1things/get")[0]!["schema"]!["maxLength"] = 20, ["Things: `ThingQuery.Owner` has other limits: length 0 to 20 instead of length 0 to 50"], Breaks.Calls),
        ("field added to an answer", root => root.At("components/schemas/Thing/properties")["shape"] = Text("Its shape."), ["Things: `Thing.Shape` added"], Breaks.Nothing),
        ("field removed from an answer", root => root.At("components/schemas/Thing/properties").Remove("name"), ["Things: `Thing.Name` removed"], Both),
        ("field of an answer is of another type", root => root.Member("Thing", "size")["type"] = "number", ["Things: `Thing.Size` is `double` instead of `long`"], Both),
        ("text of an answer may be null", root => root.Member("Thing", "name")["nullable"] = true, ["Things: `Thing.Name` may be null"], Breaks.Source),
        ("number of an answer may be null", root => root.Member("Thing", "size")["nullable"] = true, ["Things: `Thing.Size` may be null"], Both),
        ("text of an answer is never null", root => root.Member("Thing", "note").Remove("nullable"), ["Things: `Thing.Note` is never null"], Breaks.Nothing),
        ("field has another C# name", root => root.Member("Thing", "size")["x-sbg-name"] = "SizeInBytes", ["Things: `Thing.Size` is called `Thing.SizeInBytes`"], Both),
        ("field deprecated", root => root.Member("Thing", "size")["deprecated"] = true, ["Things: `Thing.Size` is deprecated"], Breaks.Source),
        ("field is a secret", root => root.Member("Thing", "note")["x-sbg-secret"] = true, ["Things: `Thing.Note` is a secret, which is never shown"], Breaks.Nothing),
        ("optional member added to a body", root => root.At("components/schemas/ThingCreate/properties")["shape"] = Text("Its shape."), ["Things: `ThingCreate.Shape` added"], Breaks.Nothing),
        ("required member added to a body", root => Require(root, "shape"), ["Things: `ThingCreate.Shape` added, which is required"], Breaks.Source),
        ("member removed from a body", root => root.At("components/schemas/ThingCreate/properties").Remove("note"), ["Things: `ThingCreate.Note` removed"], Both),
        ("text of a body becomes required", root => root.At("components/schemas/ThingCreate")["required"]!.AsArray().Add("note"), ["Things: `ThingCreate.Note` is required"], Breaks.Source),
        ("text of a body becomes optional", root => root.At("components/schemas/ThingCreate")["required"] = new JsonArray("weight"), ["Things: `ThingCreate.Name` may be left out"], Breaks.Nothing),
        ("number of a body becomes optional", root => root.At("components/schemas/ThingCreate")["required"] = new JsonArray("name"), ["Things: `ThingCreate.Weight` may be left out"], Breaks.Binary),
        ("limit of a body narrowed", root => root.Member("ThingCreate", "name")["maxLength"] = 80, ["Things: `ThingCreate.Name` has other limits: length 1 to 80 instead of length 1 to 100"], Breaks.Calls),
        ("limit of a body widened", root => root.Member("ThingCreate", "name")["maxLength"] = 120, ["Things: `ThingCreate.Name` has other limits: length 1 to 120 instead of length 1 to 100"], Breaks.Nothing),
        ("members of a body exclude each other", root => root.At("components/schemas/ThingCreate")["x-sbg-one-of"] = JsonNode.Parse("""[{ "of": ["name", "note"], "required": false }]"""), ["Things: of `ThingCreate.Name`, `ThingCreate.Note` only some combinations are sent now"], Breaks.Calls),
        ("enum learns a value", root => root.At("components/schemas/Color")["enum"]!.AsArray().Add("GREEN"), ["Things: `Color` learns `Green`"], Breaks.Nothing),
        ("enum narrowed", root => root.At("components/schemas/Color")["enum"]!.AsArray().RemoveAt(1), ["Things: `Color.Blue` removed"], Both),
        ("value of an enum has another C# name", root => root.At("components/schemas/Color")["x-sbg-names"] = new JsonObject { ["BLUE"] = "Azure" }, ["Things: `Color.Blue` is called `Azure`"], Both),
        ("id has another length", root => root.At("components/schemas/ThingId/x-sbg-id")["segments"] = new JsonArray(1, 2), ["Things: `ThingId` may have 2 segments"], Breaks.Nothing),
        ("error code added", root => root.At("x-sbg-error-codes")["5003"] = JsonNode.Parse("""{ "name": "ThingBroken", "status": 409, "area": "things", "retry": false, "message": "It broke." }"""), ["Errors: `ThingBroken` (5003) added"], Breaks.Nothing),
        ("error code removed", root => root.At("x-sbg-error-codes").Remove("5002"), ["Errors: `ThingNotFound` (5002) removed"], Both),
        ("only words changed", root => root.Member("Thing", "size")["description"] = "How large it is.", [], Breaks.Nothing),
    ];

    public static TheoryData<string> Names { get; } = [.. Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Change_OfOneKind_IsToldAndClassed(string name)
    {
        var (_, edit, told, breaks) = Kinds.Single(kind => kind.Name == name);

        var changes = SmallBundle.Changes(edit);

        changes.Select(change => $"{change.Resource}: {change.What}").Should().BeEquivalentTo(told);
        changes.Aggregate(Breaks.Nothing, (all, change) => all | change.Breaks).Should().Be(breaks);
    }

    [Fact]
    public void Kinds_Classed_AreThirtyAtLeast() => Kinds.Should().HaveCountGreaterThanOrEqualTo(30);

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["readOnly"] = description.Length == 0, ["description"] = description };

    private static JsonObject Query(string name, string type, bool isRequired = false) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["required"] = isRequired,
        ["description"] = "New.",
        ["schema"] = new JsonObject { ["type"] = type },
    };

    private static JsonArray Parameters(JsonObject root, string operation) => root.At($"paths/{operation}")["parameters"]!.AsArray();

    private static JsonNode Operation(string id) => JsonNode.Parse(
        $$"""{ "operationId": "{{id}}", "summary": "Polishes.", "x-sbg-repeat": "idempotent", "x-sbg-errors": { "5002": "None." }, "parameters": [{ "$ref": "#/components/parameters/thing" }], "responses": { "204": { "description": "Nothing." } }, "x-sbg-source": "schema/things.json:99" }""")!;

    private static void Require(JsonObject root, string member)
    {
        root.At("components/schemas/ThingCreate/properties")[member] = Text("New.");
        root.At("components/schemas/ThingCreate")["required"]!.AsArray().Add(member);
    }

    private static void Move(JsonObject root, string path, string to)
    {
        var item = root.At($"paths/{path}");
        var paths = root.At("paths");
        paths.Remove(path.Replace("~1", "/", StringComparison.Ordinal));
        paths[to] = item;
    }
}
