using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>One connection to a <see cref="LineServer"/>: reads requests, waits as long as the line does, and answers.</summary>
internal sealed class LineConnection(Stream stream, Line line, long rate, int port)
{
    private const int BlockSize = 256 * 1024;
    private static readonly byte[] Pattern = MakePattern();

    private readonly byte[] buffer = new byte[BlockSize];
    private int buffered;

    public async Task RunAsync()
    {
        while (await ReadHeadAsync() is { } head)
        {
            if (line.Latency > TimeSpan.Zero) await Task.Delay(line.Latency, TimeProvider.System);
            await AnswerAsync(head);
        }
    }

    private static byte[] MakePattern()
    {
        var pattern = new byte[16 << 20];
        new Random(1).NextBytes(pattern);
        return pattern;
    }

    private async Task<Head?> ReadHeadAsync()
    {
        int end;
        while ((end = buffer.AsSpan(0, buffered).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(buffered));
            if (read == 0) return null;
            buffered += read;
        }

        var head = Head.Parse(Encoding.ASCII.GetString(buffer, 0, end));
        Consume(end + 4);
        return head;
    }

    private void Consume(int count)
    {
        buffer.AsSpan(count, buffered - count).CopyTo(buffer);
        buffered -= count;
    }

    private Task AnswerAsync(Head head)
    {
        var path = head.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["content", var id] => SendAsync(head, SizeOf(id)),
            ["parts", ..] => TakeAsync(head),
            ["v2", .. var call] => CallAsync(head, call),
            _ => WriteAsync("404 Not Found", "", ""),
        };
    }

    // The last twelve digits of an id are the size of its content.
    private static long SizeOf(string id) => long.Parse(id.AsSpan(id.Length - 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private async Task SendAsync(Head head, long size)
    {
        var (from, to) = head.Range ?? (0, size - 1);
        to = Math.Min(to, size - 1);
        var status = head.Range is null ? "200 OK" : "206 Partial Content";
        var range = head.Range is null ? "" : $"Content-Range: bytes {from}-{to}/{size}\r\n";
        var headers = $"Content-Type: application/octet-stream\r\nAccept-Ranges: bytes\r\nETag: \"of-{size}-2\"\r\n{range}Content-Length: {to - from + 1}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}"));
        if (head.Method == "HEAD") return;
        var pace = new LinePace(rate);
        for (var at = from; at <= to;)
        {
            var place = (int)(at % Pattern.Length);
            var count = (int)Math.Min(Math.Min(BlockSize, Pattern.Length - place), to - at + 1);
            await stream.WriteAsync(Pattern.AsMemory(place, count));
            at += count;
            await pace.PassAsync(count);
        }
    }

    private async Task TakeAsync(Head head)
    {
        using var hash = line.GivesMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        var pace = new LinePace(rate);
        for (var rest = head.Length; rest > 0;)
        {
            if (buffered == 0) buffered = await stream.ReadAsync(buffer);
            if (buffered == 0) throw new IOException("The client is gone.");
            var count = (int)Math.Min(rest, buffered);
            hash?.AppendData(buffer, 0, count);
            Consume(count);
            rest -= count;
            await pace.PassAsync(count);
        }

        var etag = hash is null ? $"of-{head.Length}" : Convert.ToHexStringLower(hash.GetHashAndReset());
        await WriteAsync("200 OK", $"ETag: \"{etag}\"\r\n", "");
    }

    private async Task CallAsync(Head head, string[] call)
    {
        var body = await ReadBodyAsync(head.Length);
        var answer = (head.Method, call) switch
        {
            ("GET", ["files", var id, "list"]) => Listing(id),
            ("GET", ["files", var id]) => FileJson(id),
            ("GET", ["files", var id, "download_info"]) => $$"""{"url":"{{Origin}}/content/{{id}}"}""",
            ("POST", ["upload", "multipart"]) => Opened(body),
            ("GET", ["upload", "multipart", var id, "part", var number]) =>
                $$$"""{"method":"PUT","url":"{{{Origin}}}/parts/{{{id}}}/{{{number}}}","expires":"2099-01-01T00:00:00Z","headers":{},"report":{"success_codes":[200],"headers":["ETag"]}}""",
            ("POST", ["upload", "multipart", _, "part"]) => Encoding.UTF8.GetString(body),
            ("POST", ["upload", "multipart", var id, "complete"]) => FileJson(id),
            _ => "{}",
        };
        await WriteAsync("200 OK", "Content-Type: application/json\r\n", answer);
    }

    private string Origin => $"{(line.IsEncrypted ? "https" : "http")}://127.0.0.1:{port}";

    private static string FileJson(string id) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id[^24..]}}","name":"{{id[^24..]}}.bin","size":{{SizeOf(id)}},"type":"file","project":"me/bench"}""");

    // A folder's id says how many files it has, and how large each is.
    private static string Listing(string id)
    {
        var (count, size) = (int.Parse(id.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture), id[12..]);
        return $$"""{"items":[{{string.Join(',', Enumerable.Range(1, count).Select(number => FileJson($"{number:x12}{size}")))}}],"links":[]}""";
    }

    private static string Opened(byte[] body)
    {
        using var asked = JsonDocument.Parse(body);
        var (size, part) = (asked.RootElement.GetProperty("size").GetInt64(), asked.RootElement.GetProperty("part_size").GetInt64());
        return string.Create(
            CultureInfo.InvariantCulture, $$"""{"upload_id":"upload{{size:x24}}","project":"me/bench","name":"x","size":{{size}},"part_size":{{part}},"parallel_uploads":true}""");
    }

    private async Task<byte[]> ReadBodyAsync(long length)
    {
        while (buffered < length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(buffered));
            if (read == 0) throw new IOException("The client is gone.");
            buffered += read;
        }

        var body = buffer.AsSpan(0, (int)length).ToArray();
        Consume((int)length);
        return body;
    }

    private Task WriteAsync(string status, string headers, string body) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}")).AsTask();

    /// <summary>What matters of a request's head.</summary>
    private sealed record Head(string Method, string Path, long Length, (long From, long To)? Range)
    {
        public static Head Parse(string text)
        {
            var lines = text.Split("\r\n");
            var first = lines[0].Split(' ');
            var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToUpperInvariant(), pair => pair[1].Trim());
            var range = headers.TryGetValue("RANGE", out var asked) ? RangeOf(asked) : ((long, long)?)null;
            return new Head(first[0], first[1], headers.TryGetValue("CONTENT-LENGTH", out var length) ? long.Parse(length, CultureInfo.InvariantCulture) : 0, range);
        }

        private static (long From, long To) RangeOf(string header)
        {
            var ends = header[(header.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('-');
            return (long.Parse(ends[0], CultureInfo.InvariantCulture), ends[1].Length > 0 ? long.Parse(ends[1], CultureInfo.InvariantCulture) : long.MaxValue);
        }
    }
}
