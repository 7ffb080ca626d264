using System.Globalization;
using System.Text.Json.Nodes;
using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// Were any value of any answer another valid one, <see cref="AnswerTests"/> would fail: each is swapped in turn, and must be seen.
/// <c>dotnet run --project build -- soak swaps</c> tries more values.
/// </summary>
public sealed class SwapTests
{
    private static readonly int Rounds = Number("SEVENBRIDGES_SOAK_COUNT", 1);
    private static readonly int Seed = Number("SEVENBRIDGES_SOAK_SEED", 7);

    public static TheoryData<string> Operations => ContractTests.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Answer_AnyOfItsValuesIsAnother_IsNoticed(string operation)
    {
        await using var side = await Side.StartAsync();
        var (call, random) = (Call.All[operation], new Random(Seed));
        await call.Ours(side.Ours, side.Scene);
        var (answer, committed, ids) = (side.Tap.Last!, Committed.Of(operation).Shown, await side.IdsAsync());

        side.Tap.Instead = answer;
        (await SeenAsync(call, side, ids)).Should().Be(committed, "unchanged, it is what is committed");
        // Ids that stand nowhere else get a name here, so that another one in their place is seen.
        ids = [.. ids, .. Shown.IdsIn("answer", answer.Body.Length > 0 ? JsonNode.Parse(answer.Body) : null).ExceptBy(ids.Select(named => named.Id), named => named.Id).DistinctBy(named => named.Id)];
        committed = await SeenAsync(call, side, ids);
        var unnoticed = new List<string>();
        for (var round = 0; round < Rounds && answer.Body.Length > 0; round++)
            foreach (var swap in Swap.Of(Description.Operations[operation], answer.Body, random))
            {
                side.Tap.Instead = answer with { Body = swap.Body };
                if (await SeenAsync(call, side, ids) == committed)
                    unnoticed.Add(swap.Place);
            }

        if (answer.HasTotal)
        {
            side.Tap.Instead = answer.WithTotal("123456");
            (await SeenAsync(call, side, ids)).Should().NotBe(committed, "the total is another");
        }

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

    private static int Number(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : standard;
}
