using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace SevenBridges.Tests.Transfers;

/// <summary>An object store in memory: keeps parts that are put, serves ranges of one content, and lets a test answer in its place.</summary>
internal sealed class FakeStore : HttpMessageHandler
{
    private readonly ConcurrentDictionary<int, int> attempts = new();
    private readonly ConcurrentQueue<Seen> requests = new();

    /// <summary>What is served.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>The ETag of what is served.</summary>
    public string? ContentTag { get; set; } = "\"of-several-parts-2\"";

    /// <summary>What was put, by part number.</summary>
    public ConcurrentDictionary<int, byte[]> Parts { get; } = new();

    /// <summary>The ETag of a part that was put.</summary>
    public Func<byte[], string?> PartTag { get; set; } = bytes => $"\"{Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes))}\"";

    /// <summary>Answers instead of the store, or changes its answer; null leaves it.</summary>
    public Func<Seen, HttpResponseMessage, HttpResponseMessage?> Fault { get; set; } = (_, _) => null;

    /// <summary>Waits before a part is taken, or before a range (part 0) is served.</summary>
    public Func<int, CancellationToken, Task> Hold { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Seen> Requests => [.. requests];

    /// <summary>How often each part was put, from part 1 on.</summary>
    public int[] Attempts => [.. attempts.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>All parts, one after the other.</summary>
    public byte[] Whole => [.. Parts.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)];

    public static HttpResponseMessage Status(HttpStatusCode status) => new(status) { Content = new ByteArrayContent([]) };

    /// <summary>A body that breaks off.</summary>
    public static HttpResponseMessage CutAfter(HttpResponseMessage answer, int bytes)
    {
        var whole = answer.Content.ReadAsByteArrayAsync().Result;
        var cut = new StreamContent(new MemoryStream(whole, 0, bytes));
        foreach (var header in answer.Content.Headers) cut.Headers.TryAddWithoutValidation(header.Key, header.Value);
        answer.Content = cut;
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var part = request.Method == HttpMethod.Put ? int.Parse(request.RequestUri!.Segments[^1], CultureInfo.InvariantCulture) : 0;
        var seen = new Seen(request, part, attempts.AddOrUpdate(part, 1, (_, count) => count + 1), body);
        requests.Enqueue(seen);
        await Hold(part, cancellationToken);
        var usual = part > 0 ? Put(part, body) : Get(request.Headers.Range?.Ranges.Single());
        var answer = Fault(seen, usual) ?? usual;
        if (part > 0 && answer.IsSuccessStatusCode) Parts[part] = body;
        return answer;
    }

    private HttpResponseMessage Put(int part, byte[] body)
    {
        var answer = Status(HttpStatusCode.OK);
        if (PartTag(body) is { } tag) answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }

    private HttpResponseMessage Get(RangeItemHeaderValue? range)
    {
        var (from, to) = ((int)(range?.From ?? 0), (int)(range?.To ?? Content.Length - 1));
        var answer = new HttpResponseMessage(range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
        {
            Content = new ByteArrayContent(Content, from, to - from + 1),
        };
        if (range is not null) answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, to, Content.Length);
        if (ContentTag is not null) answer.Headers.TryAddWithoutValidation("ETag", ContentTag);
        return answer;
    }

    /// <summary>A request that came. Attempt counts requests for the same part, from 1; downloads are part 0.</summary>
    internal sealed record Seen(HttpRequestMessage Request, int Part, int Attempt, byte[] Body)
    {
        public string Query => Request.RequestUri!.Query;

        public string? Header(string name) => Request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }
}
