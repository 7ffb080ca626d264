using System.Text.Json;
using SevenBridges.Configuration;

namespace SevenBridges.Tests.Configuration;

public sealed class IniDocumentTests
{
    /// <summary>What Python 3.11's RawConfigParser(allow_no_value=True) makes of each document.</summary>
    public static TheoryData<string> Documents
    {
        get
        {
            using var stream = typeof(IniDocumentTests).Assembly.GetManifestResourceStream("configparser.json")!;
            using var all = JsonDocument.Parse(stream);
            return new(all.RootElement.EnumerateArray().Select(one => one.GetRawText()));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Parse_AnyDocument_IsReadAsPythonReadsIt(string row)
    {
        using var expected = JsonDocument.Parse(row);
        var text = expected.RootElement.GetProperty("document").GetString()!;
        var sections = expected.RootElement.GetProperty("sections");

        if (sections.ValueKind == JsonValueKind.Null)
        {
            var line = expected.RootElement.GetProperty("refusedInLine").GetInt32();
            FluentActions.Invoking(() => IniDocument.Parse(text)).Should().Throw<IniException>().Which.Line.Should().Be(line);
            return;
        }

        var document = IniDocument.Parse(text);
        document.Sections.Should().Equal(sections.EnumerateObject().Select(section => section.Name));
        foreach (var section in sections.EnumerateObject())
        {
            foreach (var option in section.Value.EnumerateObject())
                Value(document, section.Name, option.Name).Should().Be(option.Value.GetString() is { Length: > 0 } value ? value : null);
        }
    }

    [Fact]
    public void Parse_ByteOrderMark_IsIgnored() =>
        Value(IniDocument.Parse("\uFEFF[cgc]\nauth_token = t\n"), "cgc", "auth_token").Should().Be("t");

    [Theory]
    [InlineData("# mine\n[cgc]\nauth_token = old\n; kept\napi_endpoint = e\n", "# mine\n[cgc]\nauth_token = new\n; kept\napi_endpoint = e\n")]
    [InlineData("[cgc]\nauth_token =\n  old\n\n[other]\nk = v\n", "[cgc]\nauth_token = new\n\n[other]\nk = v\n")]
    [InlineData("[cgc]\r\nauth_token: old\r\n[x]\r\n", "[cgc]\r\nauth_token = new\r\n[x]\r\n")]
    [InlineData("[cgc]\napi_endpoint = e\n\n# about x\n[x]\nk = v\n", "[cgc]\napi_endpoint = e\nauth_token = new\n\n# about x\n[x]\nk = v\n")]
    [InlineData("[x]\nk = v", "[x]\nk = v\n\n[cgc]\nauth_token = new\n")]
    [InlineData("", "[cgc]\nauth_token = new\n")]
    [InlineData("[DEFAULT]\nauth_token = lent\n[cgc]\nk = v\n", "[DEFAULT]\nauth_token = lent\n[cgc]\nk = v\nauth_token = new\n")]
    public void Set_AnyDocument_ChangesNothingElse(string before, string after)
    {
        var document = IniDocument.Parse(before);

        document.Set("cgc", "auth_token", "new");

        document.ToString().Should().Be(after);
        Value(document, "cgc", "auth_token").Should().Be("new");
    }

    [Fact]
    public void Remove_OneOfThree_LeavesTheOthers()
    {
        var document = IniDocument.Parse("[a]\nk = 1\n\n[b]\nk = 2\n; of b\nl = 3\n\n[c]\nk = 4\n");

        document.Remove("b").Should().BeTrue();

        document.ToString().Should().Be("[a]\nk = 1\n\n\n[c]\nk = 4\n");
        document.Remove("b").Should().BeFalse();
    }

    private static string? Value(IniDocument document, string section, string option) => document.TryGet(section, option, out var value) ? value : null;
}
