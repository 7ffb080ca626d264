using System.Net;
using System.Text;
using CsCheck;

namespace SevenBridges.Tests.Properties;

/// <summary>An answer as it comes from a Platform, a gateway or a line that is out of order: its status, its headers and its body are each what they are by chance.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">What stands beside it.</param>
/// <param name="Body">The broken bytes.</param>
/// <param name="Missing">How many bytes more are announced than come.</param>
internal sealed record BrokenAnswer(HttpStatusCode Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, int Missing)
{
    private static readonly int[] Failures = [302, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503, 504];

    private static readonly Gen<(string Name, string Value)[]> SomeHeaders = Gen.Frequency(
        (3, Gen.Const(Array.Empty<(string, string)>())),
        (1, Gen.Select(
            Gen.OneOfConst("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Total-Matching-Query", "X-Request-Id", "Retry-After", "Date", "Location"),
            Gen.OneOfConst("", "0", "-1", "1", "1000", "1740830460", "1740830460000", "99999999999999999999", "nothing", "Sat, 01 Mar 2025 12:05:00 GMT", "https://api.good.example/v2/", "https://evil.example/")).Array[1, 5]));

    private static readonly Gen<int> Lost = Gen.Frequency((29, Gen.Const(0)), (1, Gen.Int[1, 5_000]));

    private static readonly Gen<byte[]> Errors = Mutation.Of(JsonTexts.Answered.Of(Description.Schemas["Error"]));

    /// <summary>The broken answers to one operation; one of six is a failure.</summary>
    public static Gen<BrokenAnswer> Of(DescribedOperation operation)
    {
        var bodies = operation.Answer is { } schema ? Mutation.Of(JsonTexts.Answered.Of(schema)) : Errors;
        return Gen.Frequency((5, Answers(Gen.OneOfConst(200, 200, 200, 201, 204), bodies)), (1, Answers(Gen.OneOfConst(Failures), Errors)));
    }

    public HttpResponseMessage Message()
    {
        var content = new ByteArrayContent(Body);
        if (Missing > 0)
            content.Headers.ContentLength = Body.Length + Missing;
        var message = new HttpResponseMessage(Status) { Content = content };
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    public override string ToString() => $"{(int)Status}, {string.Join(", ", Headers)}, {Missing} bytes missing, '{Encoding.Latin1.GetString(Body)}'";

    private static Gen<BrokenAnswer> Answers(Gen<int> statuses, Gen<byte[]> bodies) =>
        Gen.Select(statuses, SomeHeaders, bodies, Lost, (status, headers, body, lost) => new BrokenAnswer((HttpStatusCode)status, headers, body, lost));
}
