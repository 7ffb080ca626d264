using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>What is wrong with an answer is said in this library's words: what is expected, what stands there, at which path and byte.</summary>
public sealed class AnswerWordsTests
{
    [Theory]
    [InlineData("{\"id\":\"a\",\"name\":\"b", "$.name (byte 19 of 19): the value of a member is expected, but the text ends there: it was cut.")]
    [InlineData("{\"id\":\"a\"", "$.id (byte 9 of 9): a comma and what follows it, or the end of the list or object, is expected, but the text ends there: it was cut.")]
    [InlineData("{\"id\":\"a\",\n \"size\":<1}", "$.size (byte 19 of 22): the value of a member is expected, but there is '<'.")]
    [InlineData("{\"id\":\"a\"}x", "$ (byte 10 of 11): nothing more is expected, but there is 'x'.")]
    [InlineData("{\"size\":[1]}", "$.size (byte 8 of 12): a whole number is expected here, but there is a list.")]
    [InlineData("{\"name\":\"\\ud800\"}", "$.name (byte 8 of 17): a text is expected, but its bytes are not UTF-8, or it holds half of a surrogate pair.")]
    [InlineData("not json", "$ (byte 1 of 8): a JSON value is expected, but there is 'o'.")]
    [InlineData("{,}", "$ (byte 1 of 3): the name of a member or the end of the object is expected, but there is ','.")]
    public async Task File_AnswerIsBroken_SaysWhatIsExpectedAndWhatIsThere(string body, string words)
    {
        var thrown = await ReadAsync(Encoding.UTF8.GetBytes(body));

        thrown.Attempts.Should().Be(1);
        thrown.Message.Should().Be("The answer to files.get is not what the description says, at " + words);
    }

    [Fact]
    public async Task File_AnswerIsTooDeep_SaysHowDeepItMayBe()
    {
        var thrown = await ReadAsync(Encoding.UTF8.GetBytes("{\"id\":\"a\",\"unknown\":" + new string('[', 10_000)));

        thrown.Message.Should().Contain("$.unknown").And.Contain("not deeper than 64 levels").And.NotContain("configured");
    }

    [Theory]
    [InlineData("{\"a\":}", "The body is not JSON: at byte 5 the value of a member is expected, but there is '}'.")]
    [InlineData("", "The body is not JSON: at byte 0 a JSON value is expected, but the text ends there: it was cut.")]
    public void RawBody_IsNoJson_SaysWhere(string json, string words) =>
        FluentActions.Invoking(() => RequestBody.Json(json)).Should().Throw<ValidationException>().WithMessage(words);

    private static async Task<InvalidResponseException> ReadAsync(byte[] body)
    {
        var platform = new FakePlatform(_ => new HttpResponseMessage { Content = new ByteArrayContent(body) });
        await using var client = platform.Client();
        return (await client.Awaiting(c => c.Files.GetAsync("64f1a2b3c4d5e6f708192a3b")).Should().ThrowAsync<InvalidResponseException>()).Which;
    }
}
