using System.Text.Json.Nodes;

namespace SevenBridges.Build.Tests.Bundler;

public sealed class SourceTests
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "paths": {
            "/files": {
              "get": {
                "operationId": "files.query",
                "parameters": [
                  { "$ref": "#/components/parameters/limit" },
                  { "name": "project", "in": "query", "schema": { "type": "string" } }
                ]
              }
            }
          },
          "components": {
            "parameters": {
              "limit": { "name": "limit", "in": "query" }
            },
            "schemas": {
              "File": {
                "type": "object",
                "properties": {
                  "name": { "type": "string" },
                  "copy": { "$ref": "#/components/schemas/File" },
                  "origin": {
                    "type": "object",
                    "properties": {
                      "task": { "type": "string" }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    private readonly JsonNode bundle = BundleOf.Texts(("files.json", Document)).Json();

    [Fact]
    public void Operation_Bundled_NamesTheLineOfItsMethod() => SourceOf(bundle["paths"]!["/files"]!["get"]!).Should().Be("schema/files.json:5");

    [Fact]
    public void Parameter_WrittenInPlace_NamesTheLineWhereItBegins() =>
        SourceOf(bundle["paths"]!["/files"]!["get"]!["parameters"]![1]!).Should().Be("schema/files.json:9");

    [Fact]
    public void Parameter_OfTheComponents_NamesItsLine() => SourceOf(bundle["components"]!["parameters"]!["limit"]!).Should().Be("schema/files.json:16");

    [Fact]
    public void Schema_OfTheComponents_NamesItsLine() => SourceOf(File).Should().Be("schema/files.json:19");

    [Fact]
    public void Property_InsideOfAProperty_NamesItsLine()
    {
        SourceOf(File["properties"]!["origin"]!).Should().Be("schema/files.json:24");
        SourceOf(File["properties"]!["origin"]!["properties"]!["task"]!).Should().Be("schema/files.json:27");
    }

    [Fact]
    public void PureReference_Bundled_StaysPure()
    {
        File["properties"]!["copy"]!.ToJsonString().Should().Be("""{"$ref":"#/components/schemas/File"}""");
        bundle["paths"]!["/files"]!["get"]!["parameters"]![0]!.ToJsonString().Should().Be("""{"$ref":"#/components/parameters/limit"}""");
    }

    [Fact]
    public void Operation_WithoutTags_IsTaggedWithItsResource() =>
        bundle["paths"]!["/files"]!["get"]!["tags"]!.ToJsonString().Should().Be("""["files"]""");

    private JsonNode File => bundle["components"]!["schemas"]!["File"]!;

    private static string? SourceOf(JsonNode node) => node["x-sbg-source"]?.GetValue<string>();
}
