using SevenBridges.Contract.Tests.Calls;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// What each operation shows on the scene, and what it changes there, is what is committed below <c>Answers/</c>. Two clients that see one emulator see the same
/// mistake of it; these files do not. <c>dotnet run --project build -- answers</c> writes them anew.
/// </summary>
public sealed class AnswerTests
{
    public static TheoryData<string> Operations => ContractTests.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_OnTheScene_ShowsAndChangesWhatIsCommitted(string operation)
    {
        await using var side = await Side.StartAsync();
        var before = await side.PlacesAsync();

        var result = await Call.All[operation].Ours(side.Ours, side.Scene);
        var shown = Shown.Of(result, await side.IdsAsync());
        var changes = Changes(before, await side.PlacesAsync());

        if (Committed.IsUpdate)
            Committed.Write(operation, shown, changes);
        var committed = Committed.Of(operation);
        shown.Should().Be(committed.Shown, "this is what {0} shows; if the change is meant, run '{1}' and read the difference", operation, Committed.Refresh);
        changes.Should().Be(committed.Changes, "this is what {0} changes; if that is meant, run '{1}' and read the difference", operation, Committed.Refresh);
    }

    [Fact]
    public void Answers_Committed_AreThoseOfTheDescription()
    {
        var stale = Committed.Operations.Except(Call.All.Keys).ToList();
        if (Committed.IsUpdate)
            stale.ForEach(Committed.Remove);

        Committed.Operations.Except(Call.All.Keys).Should().BeEmpty("an operation that is gone has no answer");
    }

    /// <summary>Which places of the account are others afterwards; what stands there the contract tests compare.</summary>
    private static string Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        string.Concat(after.Where(place => before[place.Key] != place.Value).Select(place => $"{place.Key}: {place.Value[..3]}\n"));
}
