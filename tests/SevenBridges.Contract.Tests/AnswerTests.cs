using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Contract.Tests.Described;
using SevenBridges.Tests.Properties;

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

        if (!Call.Written.ContainsKey(operation))
            ShouldShowSomething(Description.Operations[operation], result, changes);
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

    /// <summary>What the description alone calls proves little by an empty answer: the arguments may have missed the thing, or the handler does nothing.</summary>
    private static void ShouldShowSomething(DescribedOperation operation, object? result, string changes)
    {
        if (operation.Paging is not null)
            (result as IEnumerable<object?> ?? []).Should().NotBeEmpty(
                "'{0}' ought to list something: let the handler's Seed put one there, or a 'create' of the description make one. {1}", operation.Id, DescribedCall.Mend);
        if ((string?)operation.Node["x-sbg-repeat"] != "safe")
            changes.Should().NotBeEmpty(
                "'{0}' ought to change something that a 'get' or 'query' of the description shows; if it changes nothing, its \"x-sbg-repeat\" is \"safe\". {1}", operation.Id, DescribedCall.Mend);
    }

    /// <summary>Which places of the account are others afterwards; what stands there the contract tests compare.</summary>
    private static string Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        string.Concat(after.Where(place => before[place.Key] != place.Value).Select(place => $"{place.Key}: {place.Value[..3]}\n"));
}
