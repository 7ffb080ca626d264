using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Serialization;
using SevenBridges.Contract.Tests.Reference;
using SevenBridges.Http;
using SevenBridges.Json;
using SevenBridges.Paging;

namespace SevenBridges.Benchmarks.Reading;

/// <summary>The ways to read a page of files: each from bytes, and from a stream that brings them in pieces.</summary>
internal static class Readers
{
    private const int Cap = 64 * 1024 * 1024;
    private const int Piece = 1400;

    /// <summary>As NSwag's client sets it up.</summary>
    private static readonly JsonSerializerOptions Nswag = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly Newtonsoft.Json.JsonSerializer Newton = Newtonsoft.Json.JsonSerializer.Create(
        new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() }, DateParseHandling = Newtonsoft.Json.DateParseHandling.None });

    /// <summary>Ours as it ships: ids, open enums, tracking.</summary>
    public static PageEnvelope<PlatformFile> Ours(ReadOnlySpan<byte> utf8) => JsonAnswer.Read(
        utf8,
        null,
        static (ref JsonCursor json) => PageEnvelope<PlatformFile>.ReadLinks(ref json, PlatformFile.FromJson),
        static fault => new InvalidDataException($"{fault.Path}: {fault.What}", fault.Error));

    public static PlainFilePage? SystemTextJson(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, PlainFilesContext.Default.PlainFilePage);

    public static PlainFilePage? OfNewtonsoft(byte[] utf8) => FromNewtonsoft(new MemoryStream(utf8));

    public static FilePage? OfNswag(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<FilePage>(utf8, Nswag);

    public static async System.Threading.Tasks.Task OursAsync(byte[] utf8)
    {
        using var content = new StreamContent(new Trickle(utf8, Piece)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var (buffer, _) = await BodyReader.ReadAsync(content, Cap, CancellationToken.None);
        using (buffer)
            Ours(buffer.Written);
    }

    public static async System.Threading.Tasks.Task SystemTextJsonAsync(byte[] utf8) =>
        await JsonSerializer.DeserializeAsync(new Trickle(utf8, Piece), PlainFilesContext.Default.PlainFilePage);

    public static System.Threading.Tasks.Task NewtonsoftAsync(byte[] utf8)
    {
        FromNewtonsoft(new Trickle(utf8, Piece));
        return System.Threading.Tasks.Task.CompletedTask;
    }

    public static async System.Threading.Tasks.Task NswagAsync(byte[] utf8) => await JsonSerializer.DeserializeAsync<FilePage>(new Trickle(utf8, Piece), Nswag);

    /// <summary>The least that any reader over <see cref="Utf8JsonReader"/> takes.</summary>
    public static void Floor(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
        }
    }

    private static PlainFilePage? FromNewtonsoft(Stream stream)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StreamReader(stream, Encoding.UTF8));
        return Newton.Deserialize<PlainFilePage>(reader);
    }
}
