using System.Globalization;
using System.Net;
using CsCheck;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Properties;

/// <summary>
/// Whatever an answer is broken into, a caller gets a result or a <see cref="SevenBridgesException"/>. <c>dotnet run --project build -- soak models</c> breaks more of them.
/// </summary>
public sealed class MutationTests
{
    private static readonly int Count = Number("SEVENBRIDGES_SOAK_COUNT", 4_000);
    private static readonly int Seed = Number("SEVENBRIDGES_SOAK_SEED", 7);

    [Fact]
    public async Task Answers_Broken_GiveAResultOrOurException()
    {
        byte[] answer = [];
        var status = HttpStatusCode.OK;
        var platform = new Answering(() => new HttpResponseMessage(status) { Content = new ByteArrayContent(answer) });
        await using var client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new("https://api.good.example/v2"), Token = FakePlatform.Token, HttpHandler = platform });
        var operations = Description.Operations.Values.OrderBy(operation => operation.Id, StringComparer.Ordinal).ToList();
        var answers = operations.Select(operation => Mutation.Of(operation.Answer is { } schema ? JsonTexts.Answered.Of(schema) : Error)).ToList();
        var random = new PCG(1, (ulong)Seed);
        var (results, refused) = (0, 0);

        for (var number = 0; number < Count; number++)
        {
            var at = number % operations.Count;
            (status, answer) = number % 10 == 9 ? (HttpStatusCode.BadRequest, Mutation.Of(Error).Generate(random, null, out _)) : (HttpStatusCode.OK, answers[at].Generate(random, null, out _));
            if (await IsResultAsync(client, operations[at], answer)) results++;
            else refused++;
        }

        results.Should().BePositive("some broken answers are still answers");
        refused.Should().BePositive("some are none");
    }

    private static Gen<string> Error { get; } = JsonTexts.Answered.Of(Description.Schemas["Error"]);

    private static async Task<bool> IsResultAsync(SevenBridgesClient client, DescribedOperation operation, byte[] answer)
    {
        try
        {
            Touch.All(await Invocation.SendAsync(client, operation));
            return true;
        }
        catch (SevenBridgesException)
        {
            return false;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{operation.Id}, seed {Seed}, answered with '{System.Text.Encoding.Latin1.GetString(answer)}'", error);
        }
    }

    private static int Number(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : standard;

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
