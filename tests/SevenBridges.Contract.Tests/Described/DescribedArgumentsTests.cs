using System.Text.Json.Nodes;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests.Described;

/// <summary>Which operations can be called with what is known, wherever an id stands.</summary>
public sealed class DescribedArgumentsTests
{
    private const string Id = """{ "$ref": "#/components/schemas/FileId" }""";

    [Theory]
    [InlineData("parameters", $$"""[{ "name": "file", "in": "query", "required": true, "schema": {{Id}} }]""")]
    [InlineData("requestBody", $$"""{ "content": { "application/json": { "schema": { "type": "object", "required": ["file"], "properties": { "file": {{Id}} } } } } }""")]
    [InlineData("requestBody", $$"""{ "content": { "application/json": { "schema": { "type": "array", "items": {{Id}} } } } }""")]
    public void Suffice_IdThatIsNeededIsUnknown_SaysNo(string where, string what)
    {
        var operation = Operation(where, what);

        Arguments().Suffice(operation).Should().BeFalse();
        Arguments("FileId").Suffice(operation).Should().BeTrue();
    }

    [Theory]
    [InlineData("parameters", $$"""[{ "name": "file", "in": "query", "schema": {{Id}} }]""")]
    [InlineData("parameters", $$"""[{ "name": "file", "in": "query", "required": true, "example": "5", "schema": {{Id}} }]""")]
    [InlineData("requestBody", $$"""{ "content": { "application/json": { "schema": { "type": "object", "properties": { "file": {{Id}} } } } } }""")]
    public void Suffice_IdMayBeLeftOutOrHasAnExample_SaysYes(string where, string what)
    {
        var operation = Operation(where, what);

        Arguments().Suffice(operation).Should().BeTrue();
        FluentActions.Invoking(() => (Arguments().ParametersOf(operation), Arguments().BodyOf(operation))).Should().NotThrow();
    }

    private static DescribedArguments Arguments(params string[] known) => new(known.ToDictionary(name => name, _ => "id"), 0);

    private static DescribedOperation Operation(string where, string what) =>
        new("/notes", "post", [], new JsonObject { ["operationId"] = "notes.create", [where] = JsonNode.Parse(what) });
}
