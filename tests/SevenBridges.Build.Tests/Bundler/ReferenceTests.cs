namespace SevenBridges.Build.Tests.Bundler;

public sealed class ReferenceTests
{
    private const string Common = """ "components": { "schemas": { "Link": { "type": "object" } } } """;

    [Theory]
    [InlineData("common.json#/components/schemas/Link")]
    [InlineData("files.json#/components/schemas/Own")]
    [InlineData("#/components/schemas/Own")]
    public void Reference_ToAnyDocument_PointsIntoTheBundle(string reference)
    {
        var bundle = BundleOf.Documents(("common.json", Common), ("files.json", Files(reference)));

        var target = reference[(reference.LastIndexOf('/') + 1)..];
        bundle.Json()["components"]!["schemas"]!["File"]!.ToJsonString().Should()
            .Contain($$$"""{"link":{"$ref":"#/components/schemas/{{{target}}}"}}""");
    }

    [Theory]
    [InlineData("#/components/schemas/Owm", "'Owm' is not in 'components/schemas' of files.json; did you mean 'Own'?")]
    [InlineData("#/components/schemas/Link", "'Link' is not in 'components/schemas' of files.json; "
        + "it is in common.json: write 'common.json#/components/schemas/Link'.")]
    [InlineData("comon.json#/components/schemas/Link", "There is no document 'comon.json'; there are common.json, files.json.")]
    public void Reference_ThatLeadsNowhere_IsRefusedWithWhatWouldBeRight(string reference, string sentence)
    {
        var bundle = BundleOf.Documents(("common.json", Common), ("files.json", Files(reference)));

        bundle.Messages().Should().ContainSingle().Which.Should().EndWith($"error SBB0006: {sentence}");
    }

    [Theory]
    [InlineData("Link")]
    [InlineData("#/paths/~1files")]
    [InlineData("https://example.com/common.json")]
    public void Reference_InAnotherForm_IsRefused(string reference)
    {
        var bundle = BundleOf.Documents(("files.json", Files(reference)));

        bundle.Messages().Should().ContainSingle().Which.Should()
            .EndWith("error SBB0005: A $ref is written '#/components/KIND/NAME' or 'FILE.json#/components/KIND/NAME'.");
    }

    [Fact]
    public void Reference_BesideOtherWords_IsWrappedSoThatReadersSeeBoth()
    {
        var bundle = BundleOf.Documents(("files.json", """
            "components": { "schemas": { "Own": { "type": "string" }, "File": { "type": "object", "properties": {
              "own": { "$ref": "#/components/schemas/Own", "readOnly": true } } } } }
            """));

        bundle.Json()["components"]!["schemas"]!["File"]!["properties"]!["own"]!.ToJsonString().Should()
            .Be("""{"allOf":[{"$ref":"#/components/schemas/Own"}],"readOnly":true,"x-sbg-source":"schema/files.json:2"}""");
    }

    [Fact]
    public void ParameterReference_BesideOtherWords_IsRefused()
    {
        var bundle = BundleOf.Documents(("files.json", """
            "paths": { "/files": { "get": { "parameters": [ { "$ref": "#/components/parameters/limit", "description": "Lost." } ] } } },
            "components": { "parameters": { "limit": { "name": "limit", "in": "query" } } }
            """));

        bundle.Messages().Should().ContainSingle().Which.Should().Contain("SBB0005").And.Contain("say it in the component");
    }

    [Fact]
    public void Member_CalledLikeAReferenceButStandingElsewhere_IsLeftAlone()
    {
        var bundle = BundleOf.Documents(("files.json", """
            "components": { "schemas": { "Odd": { "type": "object",
              "properties": { "$ref": { "type": "string" }, "default": { "type": "string" } },
              "example": { "$ref": "anything" } } } }
            """));

        var odd = bundle.Json()["components"]!["schemas"]!["Odd"]!;
        odd["example"]!["$ref"]!.GetValue<string>().Should().Be("anything");
        odd["properties"]!["$ref"]!["type"]!.GetValue<string>().Should().Be("string");
    }

    private static string Files(string reference) => $$"""
        "components": { "schemas": {
          "Own": { "type": "object" },
          "File": { "type": "object", "properties": { "link": { "$ref": "{{reference}}" } } } } }
        """;
}
