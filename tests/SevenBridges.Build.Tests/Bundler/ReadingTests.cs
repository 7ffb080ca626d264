using System.Text;
using SevenBridges.Bundler;

namespace SevenBridges.Build.Tests.Bundler;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("{\n  \"openapi\": \"3.0.3\",\n  \"paths\": { \"/a\" {} }\n}", 3, 19)]
    [InlineData("{ \"openapi\": \"3.0.3\" }\n{}", 2, 1)]
    [InlineData("{ \"openapi\": ", 1, 14)]
    [InlineData("", 1, 1)]
    public void Document_ThatIsNotJson_IsToldAtItsLineAndColumn(string text, int line, int column)
    {
        var problem = BundleOf.Texts(("files.json", text)).Problems.Should().ContainSingle().Subject;

        problem.At.Should().Be(new Position(line, column));
        problem.ToString().Should().StartWith($"schema/files.json({line},{column}): error SBB0001: This is not JSON: ").And.NotContain("LineNumber");
    }

    [Fact]
    public void Document_ThatIsNotAnObject_IsRefused() =>
        BundleOf.Texts(("files.json", "\n []")).Messages().Should()
            .Equal("schema/files.json(2,2): error SBB0001: A document of the description is a JSON object.");

    [Fact]
    public void Column_AfterLettersOfSeveralBytes_CountsCharacters() =>
        BundleOf.Texts(("files.json", """{ "x-ä€": {}, "openapi": "3.1" }""")).Problems.Should().ContainSingle()
            .Which.At.Should().Be(new Position(1, 26));

    [Fact]
    public void Member_WrittenTwice_IsRefusedWhereItStandsTheSecondTime() =>
        BundleOf.Documents(("files.json", """ "paths": {}, "paths": {} """)).Messages().Should()
            .Equal("schema/files.json(1,37): error SBB0002: The member 'paths' stands twice in this object.");

    [Fact]
    public void ByteOrderMark_BeforeTheDocument_IsSkipped()
    {
        var marked = Encoding.UTF8.GetPreamble().Concat("""{ "openapi": "3.0.3" }"""u8.ToArray()).ToArray();

        DescriptionBundle.Of([new SchemaFile("schema/files.json", marked)]).Problems.Should().BeEmpty();
    }

    [Fact]
    public void String_ThatIsNotUtf8_IsAProblemAndNotAnException()
    {
        byte[] broken = [.. """{ "openapi": "3.0"""u8, 0xC3, 0x28, .. "\" }"u8];

        DescriptionBundle.Of([new SchemaFile("schema/files.json", broken)]).Problems.Should().ContainSingle()
            .Which.Kind.Should().Be(ProblemKind.NotJson);
    }

    [Fact]
    public void Problems_OfSeveralDocuments_AreToldAtOnce()
    {
        var bundle = BundleOf.Texts(("a.json", "{"), ("b.json", """{ "openapi": "2.0" }"""));

        bundle.Problems.Select(problem => problem.Kind).Should().Equal(ProblemKind.NotJson, ProblemKind.WrongVersion);
    }

    [Fact]
    public void Numbers_AndTexts_KeepTheirSpelling()
    {
        var text = BundleOf.Documents(("files.json", """ "x-sbg-a": { "n": 1.50, "e": 1E+2, "t": "5 > 3 “quoted” <b>" } """)).Text();

        text.Should().Contain("1.50").And.Contain("1E+2").And.Contain("5 > 3 “quoted” <b>");
    }
}
