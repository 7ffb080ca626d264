using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted bulk calls of <c>Golden/Bulk</c>, called.</summary>
public sealed class BulkTests
{
    [Fact]
    public async Task Bulk_MoreItemsThanARequestTakes_SendsPartsInOrderAndPutsTheirEntriesTogether()
    {
        var platform = new InMemoryPlatform(
            """{ "items": [{ "resource": { "grams": 1 } }, { "error": "lost" }] }""", """{ "items": [{ "resource": { "grams": 3 } }] }""");

        var records = await platform.Client.Parcels.BulkWeighAsync(["a", "b", "c"], ParcelFields.Grams);

        platform.Sent.Should().Equal("""POST /parcels/weigh?fields=grams {"numbers":["a","b"]}""", """POST /parcels/weigh?fields=grams {"numbers":["c"]}""");
        records.Select(record => record.Resource?.Grams).Should().Equal(1, null, 3);
        records.Select(record => record.Error).Should().Equal(null, "lost", null);
    }

    [Fact]
    public async Task Bulk_NoItems_SendsNothing()
    {
        var platform = new InMemoryPlatform();

        (await platform.Client.Parcels.BulkWeighAsync([])).Should().BeEmpty();

        platform.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Bulk_FewerEntriesThanItems_IsAnErrorInsteadOfAGuess()
    {
        var weigh = () => new InMemoryPlatform("""{ "items": [{ "error": "lost" }] }""").Client.Parcels.BulkWeighAsync(["a", "b"]);

        await weigh.Should().ThrowAsync<InvalidResponseException>().WithMessage("*1 entries for 2 items*");
    }

    [Fact]
    public async Task Bulk_AnswerIsAMap_GivesOneMapOfAllParts()
    {
        var numbers = Enumerable.Range(0, 101).Select(number => $"n{number}").ToArray();
        var platform = new InMemoryPlatform("""{ "n0": { "place": "Bern" } }""", """{ "n100": { "place": "Rome" } }""");

        var fates = await platform.Client.Parcels.BulkSendAsync("Bern", numbers);

        platform.Sent.Should().HaveCount(2);
        platform.Sent[1].Should().Be("""POST /parcels/send {"place":"Bern","numbers":["n100"]}""");
        fates["n0"].Place.Should().Be("Bern");
        fates["n100"].Place.Should().Be("Rome");
    }

    [Fact]
    public async Task Bulk_LaterRequestFails_KeepsWhatCameAndSaysOfEachOtherItemWhy()
    {
        var platform = new InMemoryPlatform("""{ "items": [{ "resource": { "grams": 1 } }, { "resource": { "grams": 2 } }] }""", "<html>");

        var records = await platform.Client.Parcels.BulkWeighAsync(["a", "b", "c", "d", "e"]);

        platform.Sent.Should().HaveCount(2, "what would fail in the same way is not sent");
        records.Select(record => record.Resource?.Grams).Should().Equal(1, 2, null, null, null);
        records.Select(record => record.Error ?? "").Should().SatisfyRespectively(
            none => none.Should().BeEmpty(),
            none => none.Should().BeEmpty(),
            failed => failed.Should().Contain("parcels.bulkWeigh is not JSON"),
            failed => failed.Should().Contain("parcels.bulkWeigh is not JSON"),
            unsent => unsent.Should().StartWith("This item was not sent: an earlier request of the same call failed."));
    }

    [Fact]
    public async Task Bulk_LaterRequestOfAMapFails_KeepsWhatCameAndSaysOfEachOtherItemWhy()
    {
        var platform = new InMemoryPlatform("""{ "n0": { "place": "Bern" } }""", "<html>");

        var fates = await platform.Client.Parcels.BulkSendAsync("Bern", Enumerable.Range(0, 201).Select(number => $"n{number}"));

        fates["n0"].Place.Should().Be("Bern");
        fates["n100"].Mishap.Should().Contain("is not JSON");
        fates["n200"].Mishap.Should().StartWith("This item was not sent");
    }

    [Fact]
    public async Task Body_LongerThanARequestTakes_IsNotSent()
    {
        var platform = new InMemoryPlatform();
        var weigh = () => platform.Client.Parcels.BulkWeighAsync(new ParcelWeighing { Numbers = ["a", "b", "c"] });

        await weigh.Should().ThrowAsync<ValidationException>();
        platform.Sent.Should().BeEmpty();
    }
}
