using System.Text.Json;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted model of <c>Golden/Saving</c>, called: what it holds, what it notes, what it sends.</summary>
public sealed class SavingTests
{
    private const string Whole =
        """
        {
          "id": "7", "title": "Hello", "body": null, "pages": 2, "labels": { "from": "Ann", "number": 12 }, "readers": ["Bob"],
          "stamp": { "cents": 80, "motif": "a bird", "issued": "2024-05-01T00:00:00Z" }, "seal": { "wax": "red", "motto": "Fides" }, "answers": "6", "fax_number": null,
          "tracking_link": "https://track.example/?signature=secret", "unknown": { "a": [1, 2] }
        }
        """;

    [Fact]
    public async Task Model_FromAnAnswer_HoldsEachPropertyInItsType()
    {
        var letter = await LetterFrom(Whole);

        letter.Id.Should().Be(new LetterId("7"));
        letter.Title.Should().Be("Hello");
        letter.Body.Should().BeNull();
        letter.Pages.Should().Be(2);
        letter.Labels.Select(label => $"{label.Key}: {label.Value}").Should().Equal("from: Ann", "number: 12");
        letter.Readers.Should().Equal("Bob");
        letter.Stamp!.Cents.Should().Be(80);
        letter.Stamp.Issued.Should().Be(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));
        letter.Holds(LetterFields.All).Should().BeTrue();
        letter.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Part_MembersThatDidNotCome_ReadAsNullAndAreNotHeld()
    {
        var letter = await LetterFrom("""{ "id": "7", "stamp": { "cents": 80 } }""");

        (letter.Stamp!.Motif, letter.Stamp.Issued).Should().Be((null, null));
        letter.Stamp.Holds(LetterStampFields.Motif).Should().BeFalse();
        letter.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Model_WhoseDetailsWereRead_HasNullForWhatTheyDoNotBring()
    {
        var platform = new InMemoryPlatform("""{ "id": "7", "answers": "6" }""", """{ "id": "6" }""");
        var letter = await platform.Client.Letters.GetAsync("7");
        var answered = letter.Answers!;
        answered.Invoking(it => it.Body).Should().Throw<FieldNotLoadedException>("only its id came");

        await answered.EnsureLoadedAsync();

        (letter.Body, answered.Body).Should().Be((null, null));
        letter.Holds(LetterFields.Body).Should().BeFalse();
        letter.Invoking(it => it.Title).Should().Throw<FieldNotLoadedException>("a property that is never null has no other answer");
        platform.Sent.Should().Equal("GET /letters/7", "GET /letters/6");
    }

    [Fact]
    public async Task Model_OfWhichOnlyTheIdCame_HoldsItsIdAndCanBeLoaded()
    {
        var platform = new InMemoryPlatform(Whole, """{ "id": "6", "title": "Dear Ann" }""");
        var letter = await platform.Client.Letters.GetAsync("7");

        var answered = letter.Answers!;
        var read = () => answered.Title;
        read.Should().Throw<FieldNotLoadedException>().WithMessage("*'title'*");
        await answered.EnsureLoadedAsync();

        answered.Id.Value.Should().Be("6");
        answered.Title.Should().Be("Dear Ann");
        platform.Sent.Should().Equal("GET /letters/7", "GET /letters/6");
    }

    [Fact]
    public async Task Model_OfWhichAnObjectCame_HoldsTheObject()
    {
        var letter = await LetterFrom("""{ "id": "7", "answers": { "id": "6", "title": "Dear Ann" } }""");

        letter.Answers!.Title.Should().Be("Dear Ann");
    }

    [Fact]
    public async Task Model_Unchanged_SendsNothing()
    {
        var platform = new InMemoryPlatform(Whole);
        var letter = await platform.Client.Letters.GetAsync("7");
        letter.Title = "Hello";
        letter.Readers = ["Bob"];
        letter.Labels["from"] = "Ann";

        await letter.SaveAsync();

        platform.Sent.Should().Equal("GET /letters/7");
    }

    [Fact]
    public async Task Model_ChangedInEveryPart_SendsEachPartByItsOperationInOrder()
    {
        var platform = new InMemoryPlatform(Whole, null, null, """{ "id": "7", "title": "Good bye", "pages": 3 }""");
        var letter = await platform.Client.Letters.GetAsync("7");
        letter.Title = "Good bye";
        letter.Stamp!.Motif = null;
        letter.Labels["to"] = "Bob";
        letter.Readers = ["Bob", "Cy"];

        await letter.SaveAsync();

        platform.Sent.Skip(1).Should().Equal(
            """PATCH /letters/7/labels {"to":"Bob"}""",
            """PUT /letters/7/readers ["Bob","Cy"]""",
            """PATCH /letters/7 {"title":"Good bye","stamp":{"motif":null}}""");
        letter.HasChanges.Should().BeFalse();
        letter.Pages.Should().Be(3, "the answer brings the model up to date");
    }

    [Fact]
    public async Task Model_PropertyThatIsSavedWhole_SendsAlsoWhatIsUnchangedInIt()
    {
        var platform = new InMemoryPlatform(Whole, (string?)null);
        var letter = await platform.Client.Letters.GetAsync("7");
        letter.Seal!.Wax = "green";

        await letter.SaveAsync();

        platform.Sent.Skip(1).Should().Equal("""PATCH /letters/7/seal {"seal":{"wax":"green","motto":"Fides"}}""");
        letter.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task Map_FromWhichAKeyWasRemoved_IsSentAsAWhole()
    {
        var platform = new InMemoryPlatform(Whole);
        var letter = await platform.Client.Letters.GetAsync("7");
        letter.Labels.Remove("number");
        letter.Labels["to"] = "Bob";

        await letter.SaveAsync();

        platform.Sent.Skip(1).Should().Equal("""PUT /letters/7/labels {"from":"Ann","to":"Bob"}""");
    }

    public static TheoryData<Action<Letter>, string> BrokenLimits { get; } = new()
    {
        { letter => letter.Title = "", "*'title' has 0 characters; 1 to 20 are allowed*" },
        { letter => letter.Title = new string('x', 21), "*'title' has 21 characters*" },
        { letter => letter.Body = new string('é', 26), "*'body' has 52 bytes in UTF-8; at most 50 are allowed*" },
        { letter => letter.Readers = ["a", "b", "c", "d"], "*'readers' has 4 items; at most 3 are allowed*" },
        { letter => letter.Stamp = new() { Cents = 501 }, "*'cents' is 501; 1 to 500 is allowed*" },
        { letter => letter.Stamp!.Cents = 0, "*'cents' is 0; 1 to 500 is allowed*" },
        { letter => letter.Labels["123456789"] = "", "*the key '123456789' has 9 bytes*" },
        { letter => letter.Labels["long"] = "12345678901", "*the value of 'long' has 11 characters; at most 10 are allowed*" },
        { letter => letter.Labels = new() { ["a"] = "", ["b"] = "", ["c"] = "", ["d"] = "" }, "*'LetterLabels' has 4 keys; at most 3 are allowed*" },
    };

    [Theory]
    [MemberData(nameof(BrokenLimits))]
    public async Task Model_ThatBreaksALimit_IsNotSent(Action<Letter> change, string message)
    {
        var platform = new InMemoryPlatform(Whole);
        var letter = await platform.Client.Letters.GetAsync("7");
        change(letter);

        var save = () => letter.SaveAsync();

        await save.Should().ThrowAsync<ValidationException>().WithMessage(message);
        platform.Sent.Should().HaveCount(1, "nothing was sent after the reading");
        letter.HasChanges.Should().BeTrue();
    }

    [Fact]
    public async Task Characters_BeyondTheBasicPlane_CountAsOne()
    {
        var platform = new InMemoryPlatform(Whole, Whole);
        var letter = await platform.Client.Letters.GetAsync("7");
        letter.Title = string.Concat(Enumerable.Repeat("\U0001F4EE", 20));

        await letter.SaveAsync();

        platform.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task Verb_OfAModel_CallsTheOperationWithItsIdAndAdoptsTheAnswer()
    {
        var platform = new InMemoryPlatform("""{ "id": "7", "title": "Hello" }""", """{ "id": "7", "title": "Hello", "pages": 9 }""");
        var letter = await platform.Client.Letters.GetAsync("7", LetterFields.Id | LetterFields.Title);

        var posted = await letter.PostAsync(express: true);

        platform.Sent.Should().Equal("GET /letters/7?fields=id%2Ctitle", "POST /letters/7/actions/post?express=true");
        posted.Pages.Should().Be(9);
        letter.Pages.Should().Be(9);
    }

    [Fact]
    public async Task Verb_OfAModelWithoutClient_SaysSo()
    {
        var letter = ModelFactory.Letter(id: "7", title: "Hello");

        var post = () => letter.PostAsync();

        await post.Should().ThrowAsync<InvalidOperationException>().WithMessage("*needs a client*");
        letter.Title.Should().Be("Hello");
        letter.Holds(LetterFields.Pages).Should().BeFalse();
    }

    [Fact]
    public void Secret_OfAModel_StandsInNoText() =>
        ModelFactory.Letter(id: "7", trackingLink: "https://track.example/?signature=secret").ToString().Should().Be("Letter 7");

    [Fact]
    public async Task Deprecated_Operation_IsMarkedAndStillWorks()
    {
        var platform = new InMemoryPlatform();

#pragma warning disable CS0618 // the very thing that is tested
        await platform.Client.Letters.FaxAsync("7");
#pragma warning restore CS0618

        platform.Sent.Should().Equal("POST /letters/7/actions/fax");
        typeof(LettersClient).GetMethod(nameof(LettersClient.FaxAsync))!.IsDefined(typeof(ObsoleteAttribute), inherit: false).Should().BeTrue();
        typeof(Letter).GetMethod(nameof(Letter.SendByFaxAsync))!.IsDefined(typeof(ObsoleteAttribute), inherit: false).Should().BeTrue();
        typeof(Letter).GetProperty("FaxNumber")!.IsDefined(typeof(ObsoleteAttribute), inherit: false).Should().BeTrue();
    }

    [Fact]
    public void Model_ThroughJsonSerializer_IsReadAndWritten()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = SevenBridgesJson.Resolver };

        var letter = JsonSerializer.Deserialize<Letter>(Whole, options)!;
        var written = JsonSerializer.Serialize(letter, options);

        written.Should().StartWith("""{"id":"7","title":"Hello","body":null,"pages":2,"labels":{"from":"Ann","number":"12"},"readers":["Bob"],""")
            .And.Contain(""" "stamp":{"cents":80,"motif":"a bird","issued":"2024-05-01T00:00:00+00:00"},"seal":{"wax":"red","motto":"Fides"},"answers":{"id":"6"} """.Trim());
    }

    private static Task<Letter> LetterFrom(string json) => new InMemoryPlatform(json).Client.Letters.GetAsync("7");
}
