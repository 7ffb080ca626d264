using CsCheck;
using SevenBridges.Tests.Support;
using SevenBridges.TestSupport;

namespace SevenBridges.Tests.Properties;

/// <summary>
/// Whatever an answer is broken into, a caller gets a result or a <see cref="SevenBridgesException"/>. <c>dotnet run --project build -- soak models</c> breaks more of them.
/// </summary>
public sealed class MutationTests
{
    /// <summary>From so many on, each kind of outcome is among them.</summary>
    private const int Enough = 4_000;

    private static readonly int Count = Soak.Count(Enough);
    private static readonly int Seed = Soak.Seed(7);

    /// <summary>The time that no call may take, by its own clock: one more than the limit of a call.</summary>
    private static readonly TimeSpan Forever = new SevenBridgesOptions().TotalTimeout + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Answers_Broken_GiveAResultOrOurException()
    {
        var operations = Description.Operations.Values.OrderBy(operation => operation.Id, StringComparer.Ordinal).ToList();
        var answers = operations.Select(BrokenAnswer.Of).ToList();
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var soak = Soak.Start(Count, "answers broken");

        for (var number = 0; number < Count; number++)
        {
            // A sequence of its own for each number: what fails, fails alone.
            var answer = answers[number % operations.Count].Generate(new PCG(1 + (uint)number, (ulong)Seed), null, out _);
            if (await RefusalAsync(operations[number % operations.Count], answer, number) is { } refusal)
                refused[refusal] = refused.GetValueOrDefault(refusal) + 1;
            soak.Done(number + 1);
        }

        soak.Say($"{Count} broken answers to {operations.Count} operations: {Count - refused.Values.Sum()} results; {string.Join(", ", refused.Select(pair => $"{pair.Value} {pair.Key}"))}");
        if (Count < Enough)
            return;
        refused.Values.Sum().Should().BeInRange(Count / 2, Count * 19 / 20, "some broken answers are still answers");
        refused.Should().ContainKeys(nameof(InvalidResponseException), nameof(NonJsonException), nameof(BadRequestException), nameof(PaginationException), nameof(OutcomeUnknownException));
    }

    /// <returns>The exception that the caller got; null: a result.</returns>
    private static async Task<string?> RefusalAsync(DescribedOperation operation, BrokenAnswer answer, int number)
    {
        // Waits are part of it: after a failure that passes the client asks again, and gets the same answer again.
        var clock = new ManualClock();
        await using var client = new SevenBridgesClient(new SevenBridgesOptions
        {
            Endpoint = new("https://api.good.example/v2"),
            Token = FakePlatform.Token,
            HttpHandler = new Answering(answer.Message),
            TimeProvider = clock,
        });
        try
        {
            var call = Task.Run(() => Invocation.SendAsync(client, operation, isWalked: number / Description.Operations.Count % 2 == 1));
            Touch.All(await clock.RunAsync(call, Forever));
            return null;
        }
        catch (SevenBridgesException refusal)
        {
            return refusal.GetType().Name;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{operation.Id}, number {number} of seed {Seed}, answered with {answer}", error);
        }
    }

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
