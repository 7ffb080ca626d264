using SevenBridges.Generator.Reading;

namespace SevenBridges.Generator.Tests.Reading;

/// <summary>What the generator's own JSON reader takes and refuses, and where it says that things stand.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10")]
    [InlineData("-12.50")]
    [InlineData("1e5")]
    [InlineData("0.1E+10")]
    [InlineData("3e-07")]
    public void Number_AsRfc8259WritesIt_IsTaken(string number)
    {
        var (root, problems) = Read($"[{number}]");

        problems.Should().BeEmpty();
        root.Items.Should().ContainSingle().Which.Text.Should().Be(number);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("00")]
    [InlineData("-01")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1-2")]
    [InlineData("1.2.3")]
    [InlineData("1e5.0")]
    [InlineData("--1")]
    public void Number_Malformed_IsRefused(string number)
    {
        var (_, problems) = Read($"[{number}]");

        problems.Should().ContainSingle().Which.Words.Should().Equal($"'{number}' is no number.");
    }

    [Theory]
    [InlineData("[\"a\\")]
    [InlineData("[\"a\\\n\"]")]
    [InlineData("[\"a\\\r\n\"]")]
    [InlineData("[\"a\\u12\n\"]")]
    public void Escape_CutByTheEndOfLineOrDocument_IsToldWithoutIt(string text)
    {
        var (_, problems) = Read(text);

        problems.Should().ContainSingle().Which.Words.Should().Equal("A backslash needs the rest of its escape on the same line.");
    }

    [Theory]
    [InlineData('\t')]
    [InlineData('\0')]
    public void Escape_OfAControlCharacter_IsToldWithoutIt(char letter)
    {
        var (_, problems) = Read($"[\"a\\{letter}\"]");

        problems.Should().ContainSingle().Which.Words.Should().Equal("A text may not hold a control character; write \\u and four digits.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(300)]
    public void Member_WrittenTwice_IsReportedInSmallObjectsAndInLargeOnes(int count)
    {
        var members = Enumerable.Range(1, count - 1).Select(number => $"\"m{number}\": {number}");

        var (root, problems) = Read($"{{{string.Join(", ", members)}, \"m1\": 0}}");

        root.Members.Should().HaveCount(count);
        problems.Should().ContainSingle().Which.Should().Match<SchemaProblem>(problem => problem.Rule == Rules.DuplicateMember && problem.Words[0] == "m1");
    }

    [Fact]
    public void Place_OfAnyValue_CountsLinesAndColumnsFromZero()
    {
        var (root, _) = Read("\uFEFF{ \"one\": 1,\r\n  \"two\": [\n\n    \"th\\u0072ee\" ] }");

        var one = root.Members[0];
        var three = root.Members[1].Value.Items[0];
        (one.Place.Line, one.Place.Column, one.Place.Length).Should().Be((0, 2, 5));
        (one.Value.Place.Line, one.Value.Place.Column, one.Value.Place.Length).Should().Be((0, 9, 1));
        (three.Text, three.Place.Line, three.Place.Column, three.Place.Length).Should().Be(("three", 3, 4, 12));
    }

    [Theory]
    [InlineData("\"a\"", "-12.5e+3")]
    [InlineData("\"a\"", "true")]
    [InlineData("\"with \\\"quotes\\\" and \\\\\"", "\"more \\\"quotes\\\" and \\\\\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\": {\"", "\"}, \"")]
    public void Place_OfAMember_IsAllThatStandsThere(string name, string value)
    {
        const string Before = "{ \"first\": [\"x\", {}], ";
        var (root, problems) = Read($"{Before}{name} : {value}, \"last\": {{}} }}");

        var member = root.Members[1];
        problems.Should().BeEmpty();
        (member.Place.Start, member.Place.Length).Should().Be((Before.Length, name.Length));
        (member.Value.Place.Start, member.Value.Place.Length).Should().Be((Before.Length + name.Length + 3, value.Length));
        root.Members[2].Value.Place.Length.Should().Be(1);
    }

    [Fact]
    public void Text_OfSeveralDocuments_IsOneObject() => Read("[\"shared\"]").Root.Items[0].Text.Should().BeSameAs(Read("{ \"shared\": 1 }").Root.Members[0].Name);

    [Fact]
    public void Text_ThatRepeats_IsOneObjectAndNoOtherText()
    {
        var texts = Enumerable.Range(0, 2_000).Select(number => $"text{number % 500}").ToArray();

        var (root, _) = Read($"[\"same\", \"same\", {string.Join(", ", texts.Select(text => $"\"{text}\""))}]");

        root.Items[0].Text.Should().BeSameAs(root.Items[1].Text);
        root.Items.Skip(2).Select(item => item.Text).Should().Equal(texts);
    }

    private static (JsonNode Root, List<SchemaProblem> Problems) Read(string text)
    {
        var problems = new List<SchemaProblem>();
        var reader = new JsonReader(new DocumentText("schema/a.json", text), (rule, place, word) => problems.Add(new(rule, place, word)));
        return (reader.ReadDocument(), problems);
    }
}
