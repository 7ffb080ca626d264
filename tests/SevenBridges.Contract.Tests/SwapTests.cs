using System.Text.Json.Nodes;
using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Tests.Properties;
using SevenBridges.TestSupport;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// Were any value of any answer another valid one, <see cref="AnswerTests"/> would fail: each is swapped in turn, and must be seen.
/// <c>dotnet run --project build -- soak swaps</c> tries more values.
/// </summary>
public sealed class SwapTests
{
    private static readonly int Rounds = Soak.Count(1);
    private static readonly int Seed = Soak.Seed(7);

    public static TheoryData<string> Operations => ContractTests.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Answer_AnyOfItsValuesIsAnother_IsNoticed(string operation)
    {
        using var soak = Soak.Start(Rounds, operation);
        await using var side = await Side.StartAsync();
        var (call, random) = (Call.All[operation], new Random(Seed));
        await call.Ours(side.Ours, side.Scene);
        var (answer, committed, ids) = (side.Tap.Last!, Committed.Of(operation).Shown, await side.IdsAsync());

        side.Tap.Instead = answer;
        (await SeenAsync(call, side, ids)).Should().Be(committed, "unchanged, it is what is committed");
        // Ids that stand nowhere else get a name here, so that another one in their place is seen.
        ids = [.. ids, .. Shown.IdsIn("answer", answer.Body.Length > 0 ? JsonNode.Parse(answer.Body) : null).ExceptBy(ids.Select(named => named.Id), named => named.Id).DistinctBy(named => named.Id)];
        committed = await SeenAsync(call, side, ids);
        var (unnoticed, tried) = (new List<string>(), 0);
        for (var round = 0; round < Rounds && answer.Body.Length > 0; round++)
            foreach (var swap in Swap.Of(Description.Operations[operation], answer.Body, random))
            {
                tried++;
                side.Tap.Instead = answer with { Body = swap.Body };
                if (await SeenAsync(call, side, ids) == committed)
                    unnoticed.Add(swap.Place);
            }

        if (answer.HasTotal)
        {
            side.Tap.Instead = answer.WithTotal("123456");
            (await SeenAsync(call, side, ids)).Should().NotBe(committed, "the total is another");
        }

        soak.Say($"{operation}: {tried} values swapped, {unnoticed.Count} of them unnoticed");
        string.Join('\n', unnoticed).Should().BeEmpty("each value of the answer is seen");
    }

    /// <summary>What our client shows, or says instead.</summary>
    private static async Task<string> SeenAsync(Call call, Side side, IReadOnlyList<(string Name, string Id)> ids)
    {
        try
        {
            return Shown.Of(await call.Ours(side.Ours, side.Scene), ids);
        }
        catch (SevenBridgesException refused)
        {
            return refused.Message;
        }
    }
}
