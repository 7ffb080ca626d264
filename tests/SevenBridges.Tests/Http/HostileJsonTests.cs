using System.Net;
using System.Text;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Http;

/// <summary>Answers that are JSON, or nearly, and nothing that the description knows: read by the real readers of real operations.</summary>
public sealed class HostileJsonTests
{
    private const int Cap = 64 * 1024 * 1024;

    [Theory]
    [InlineData("deep lists", "$.metadata")]
    [InlineData("deep objects", "$.origin")]
    [InlineData("invalid UTF-8", "$.name")]
    [InlineData("half a surrogate", "$.name")]
    [InlineData("cut", "$")]
    [InlineData("wrong type", "$.size")]
    [InlineData("number too large", "$.size")]
    [InlineData("something after", "$")]
    public async Task File_AnswerIsBroken_IsATypedErrorWithOperationAndPath(string kind, string path)
    {
        var platform = Answering(Document(kind));
        await using var client = platform.Client();

        var thrown = (await client.Awaiting(c => c.Files.GetAsync("64f1a2b3c4d5e6f708192a3b")).Should().ThrowAsync<InvalidResponseException>()).Which;

        thrown.Operation.Should().Be("files.get");
        thrown.JsonPath.Should().StartWith(path);
        thrown.Message.Should().Contain("files.get").And.Contain(thrown.JsonPath);
        platform.Requests.Should().ContainSingle("what is wrong with an answer is wrong the second time");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>sign in</body></html>")]
    [InlineData("not json")]
    [InlineData("\0\0\0\0")]
    public async Task File_AnswerIsNotJson_IsNonJson(string body)
    {
        await using var client = Answering(Encoding.UTF8.GetBytes(body)).Client();

        var thrown = (await client.Awaiting(c => c.Files.GetAsync("64f1a2b3c4d5e6f708192a3b")).Should().ThrowAsync<SevenBridgesException>()).Which;

        thrown.Should().Match(e => e is NonJsonException || e is InvalidResponseException);
        thrown.Operation.Should().Be("files.get");
    }

    [Fact]
    public async Task File_MembersTwice_TheLastCounts()
    {
        await using var client = Answering("""{"id":"a","name":"first","name":"last","unknown":{"x":[1,{}]},"unknown":2}"""u8.ToArray()).Client();

        (await client.Files.GetAsync("64f1a2b3c4d5e6f708192a3b")).Name.Should().Be("last");
    }

    [Theory]
    [InlineData("{\"items\":[", "{},", "{}]}", 10_000_000)]
    [InlineData("{\"items\":[{\"metadata\":{", "\"a\":\"\",", "\"a\":\"\"}}]}", 5_000_000)]
    [InlineData("{\"items\":[{\"tags\":[", "\"\",", "\"\"]}]}", 10_000_000)]
    [InlineData("{\"items\":[],\"links\":[", "{},", "{}]}", 10_000_000)]
    public async Task List_TenMillionElements_IsATypedErrorInBoundedMemory(string start, string element, string end, int count)
    {
        await using var client = Answering(Repeated(start, element, end, count)).Client();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var files = client.Files.Query(new() { Project = "o/p" });
        var thrown = (await files.Awaiting(f => f.FirstPageAsync()).Should().ThrowAsync<InvalidResponseException>()).Which;

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(2L * Cap);
        thrown.Operation.Should().Be("files.query");
    }

    [Fact]
    public async Task Task_InputsOfTenMillionNumbers_AreATypedErrorInBoundedMemory()
    {
        await using var client = Answering(Repeated("{\"id\":\"t\",\"inputs\":{\"numbers\":[", "1,", "1]}}", 10_000_000)).Client();
        var before = GC.GetAllocatedBytesForCurrentThread();

        await client.Awaiting(c => c.Tasks.GetAsync("7d0f5a92-3f0b-4f51-8f2c-6a0c9d7be302")).Should().ThrowAsync<InvalidResponseException>();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(2L * Cap);
    }

    [Fact]
    public async Task File_NameOfThirtyMegabytes_IsReadInBoundedMemory()
    {
        var body = Repeated("{\"id\":\"a\",\"name\":\"", "xxxxxxxxxx", "\"}", 3_000_000);
        await using var client = Answering(body).Client();
        var before = GC.GetAllocatedBytesForCurrentThread();

        (await client.Files.GetAsync("64f1a2b3c4d5e6f708192a3b")).Name.Should().HaveLength(30_000_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4L * body.Length);
    }

    private static FakePlatform Answering(byte[] body) =>
        new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } });

    private static byte[] Document(string kind) => kind switch
    {
        "deep lists" => Encoding.UTF8.GetBytes("{\"id\":\"a\",\"metadata\":" + new string('[', 10_000)),
        "deep objects" => Encoding.UTF8.GetBytes("{\"id\":\"a\",\"origin\":" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000))),
        "invalid UTF-8" => [.. "{\"name\":\"a"u8, 0xff, 0xfe, .. "\"}"u8],
        "half a surrogate" => "{\"name\":\"\\ud800\"}"u8.ToArray(),
        "cut" => "{\"id\":\"a\",\"name\":\"b"u8.ToArray(),
        "wrong type" => "{\"id\":\"a\",\"size\":[1]}"u8.ToArray(),
        "number too large" => "{\"id\":\"a\",\"size\":99999999999999999999999}"u8.ToArray(),
        _ => "{\"id\":\"a\"}{}"u8.ToArray(),
    };

    private static byte[] Repeated(string start, string element, string end, int count)
    {
        var (head, one, tail) = (Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(element), Encoding.UTF8.GetBytes(end));
        var body = new byte[head.Length + (count * one.Length) + tail.Length];
        head.CopyTo(body, 0);
        for (var i = 0; i < count; i++) one.CopyTo(body, head.Length + (i * one.Length));
        tail.CopyTo(body, body.Length - tail.Length);
        return body;
    }
}
