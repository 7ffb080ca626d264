using SevenBridges.Bundler;

namespace SevenBridges.Build.Tests.Bundler;

public sealed class MergeTests
{
    [Fact]
    public void Paths_OfTwoDocuments_StandInOrdinalOrder()
    {
        var bundle = BundleOf.Documents(
            ("b.json", """ "paths": { "/b": {}, "/A": {} } """),
            ("a.json", """ "paths": { "/c": {}, "/a": {} } """));

        bundle.Json()["paths"]!.AsObject().Select(path => path.Key).Should().Equal("/A", "/a", "/b", "/c");
    }

    [Fact]
    public void Paths_ThatDifferByPlaceholderNamesOnly_AreOnePathTwice()
    {
        var bundle = BundleOf.Texts(
            ("a.json", """{ "openapi": "3.0.3", "paths": { "/files/{file}": {} } }"""),
            ("b.json", "{ \"openapi\": \"3.0.3\",\n  \"paths\": { \"/files/{id}\": {} } }"));

        bundle.Messages().Should().Equal(
            "schema/b.json(2,14): error SBB0008: The path '/files/{id}' stands already at schema/a.json:1 as '/files/{file}'.");
    }

    [Fact]
    public void Components_WithOneNameInTwoDocuments_AreRefusedWithBothPlaces()
    {
        var bundle = BundleOf.Texts(
            ("a.json", "{ \"openapi\": \"3.0.3\",\n\"components\": { \"schemas\": {\n    \"File\": {} } } }"),
            ("b.json", "{ \"openapi\": \"3.0.3\",\n\"components\": { \"schemas\": {\n\n      \"File\": {} } } }"));

        bundle.Document.Should().BeNull();
        bundle.Messages().Should().Equal("schema/b.json(4,7): error SBB0007: 'File' is already a component of 'components/schemas', "
            + "at schema/a.json:3; names are unique over all documents.");
    }

    [Fact]
    public void Components_WithOneNameInTwoKinds_AreTwoComponents()
    {
        var bundle = BundleOf.Documents(
            ("a.json", """ "components": { "schemas": { "File": {} } } """),
            ("b.json", """ "components": { "responses": { "File": { "description": "A file." } } } """));

        bundle.Json()["components"]!.AsObject().Select(kind => kind.Key).Should().Equal("responses", "schemas");
    }

    [Fact]
    public void OperationId_UsedTwice_IsRefusedWhereItStandsTheSecondTime()
    {
        var bundle = BundleOf.Documents(
            ("a.json", """ "paths": { "/a": { "get": { "operationId": "a.get" } } } """),
            ("b.json", """ "paths": { "/b": { "get": { "operationId": "a.get" } } } """));

        bundle.Messages().Should().ContainSingle().Which.Should()
            .Be("schema/b.json(1,67): error SBB0009: The operationId 'a.get' is taken by the operation at schema/a.json:1.");
    }

    [Fact]
    public void RootExtensions_OfSeveralDocuments_AreOneMap()
    {
        var bundle = BundleOf.Documents(
            ("files.json", """ "x-sbg-resource": { "files": { "summary": "Files." } } """),
            ("apps.json", """ "x-sbg-resource": { "apps": { "summary": "Apps." } } """),
            ("errors.json", """ "x-sbg-error-codes": { "5002": { "retry": false }, "102": { "retry": true } } """));

        var root = bundle.Json();
        root["x-sbg-resource"]!.AsObject().Select(entry => entry.Key).Should().Equal("apps", "files");
        root["x-sbg-error-codes"]!.AsObject().Select(entry => entry.Key).Should().Equal("5002", "102");
    }

    [Fact]
    public void RootExtension_WithOneEntryTwice_IsRefused()
    {
        var bundle = BundleOf.Documents(
            ("a.json", """ "x-sbg-resource": { "files": {} } """),
            ("b.json", """ "x-sbg-resource": { "files": {} } """));

        bundle.Messages().Should().Equal("schema/b.json(1,44): error SBB0010: 'files' stands already in 'x-sbg-resource', at schema/a.json:1.");
    }

    [Fact]
    public void Servers_InTheCommonDocument_AreTheBundles()
    {
        var bundle = BundleOf.Documents(("common.json", """ "servers": [ { "url": "https://example.com/v2" } ], "security": [ { "token": [] } ] """));

        bundle.Json()["servers"]!.ToJsonString().Should().Be("""[{"url":"https://example.com/v2"}]""");
        bundle.Json()["security"]!.ToJsonString().Should().Be("""[{"token":[]}]""");
    }

    [Theory]
    [InlineData("servers", "'servers' holds for all documents and stands in common.json.")]
    [InlineData("definitions", "'definitions' is not a member of an OpenAPI document; words of our own begin with 'x-sbg-'.")]
    public void RootMember_ThatDoesNotBelongThere_IsRefused(string member, string sentence)
    {
        var bundle = BundleOf.Documents(("files.json", $$""" "{{member}}": [] """));

        bundle.Messages().Should().Equal($"schema/files.json(1,24): error SBB0004: {sentence}");
    }

    [Fact]
    public void Version_OtherThanTheOneThatToolsRead_IsRefusedWhereItStands()
    {
        var bundle = BundleOf.Texts(("files.json", """{ "openapi": "3.1.0" }"""));

        bundle.Messages().Should().Equal("""schema/files.json(1,14): error SBB0003: A document says "openapi": "3.0.3".""");
    }

    [Fact]
    public void Choice_OfTextAndNumber_IsAnyValueForToolsThatKnowNoChoices()
    {
        var document = """
            { "openapi": "3.0.3", "components": { "schemas": {
              "Price": { "oneOf": [ { "type": "string" }, { "type": "number" } ], "x-sbg-wire": "decimal-text" },
              "Other": { "oneOf": [ { "type": "string" }, { "type": "number" } ] } } } }
            """u8.ToArray();

        var bundle = DescriptionBundle.Of([new SchemaFile("schema/a.json", document)], BundleStyle.WithoutChoices).Json();

        bundle["components"]!["schemas"]!["Price"]!["oneOf"].Should().BeNull();
        bundle["components"]!["schemas"]!["Other"]!["oneOf"].Should().NotBeNull();
    }

    [Fact]
    public void Bundle_OfNoDocuments_IsAnEmptyDescription()
    {
        var root = BundleOf.Documents().Json();

        root["openapi"]!.GetValue<string>().Should().Be("3.0.3");
        root["paths"]!.AsObject().Should().BeEmpty();
    }

    [Fact]
    public void Bundle_WhateverOrderAndLineEndsTheFilesHave_IsTheSame()
    {
        (string, string)[] documents =
        [
            ("a.json", "{ \"openapi\": \"3.0.3\",\n \"paths\": { \"/a\": { \"get\": { \"operationId\": \"a.get\" } } } }"),
            ("b.json", "{ \"openapi\": \"3.0.3\",\n \"components\": { \"schemas\": { \"B\": { \"type\": \"string\" } } } }"),
        ];

        var one = BundleOf.Texts(documents).Text();
        var other = BundleOf.Texts([.. documents.Reverse().Select(document => (document.Item1, document.Item2.Replace("\n", "\r\n")))]).Text();

        other.Should().Be(one);
        one.Should().EndWith("}\n").And.NotContain("\r");
    }
}
