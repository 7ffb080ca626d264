using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted enums of <c>Golden/Words</c>, called.</summary>
public sealed class WordTests
{
    [Fact]
    public async Task Word_ThatTheDescriptionDoesNotKnow_SurvivesARoundTrip()
    {
        var platform = new InMemoryPlatform("""{ "mood": "wistful", "past": ["SO_SO", "Good"] }""");

        var report = await platform.Client.Moods.GetAsync(MoodScale.InWords);
        await platform.Client.Moods.SetAsync(new() { Mood = report.Mood });

        report.Mood.IsKnown.Should().BeFalse();
        report.Mood.IsTerminal.Should().BeFalse();
        report.Past.Should().Equal(Mood.SoSo, Mood.Good);
        platform.Sent.Should().Equal("GET /mood?scale=in-words", """PUT /mood {"mood":"wistful"}""");
    }

    [Theory]
    [InlineData("SO_SO", false)]
    [InlineData("GOOD", true)]
    [InlineData("over:it", true)]
    public void Word_AfterWhichNothingChanges_SaysSo(string word, bool isTerminal) => new Mood(word).IsTerminal.Should().Be(isTerminal);

    [Fact]
    public void Word_InAnotherCase_IsTheSameWord()
    {
        (new Mood("GOOD") == Mood.Good).Should().BeTrue();
        new Mood("GOOD").GetHashCode().Should().Be(Mood.Good.GetHashCode());
        (Mood.Good != Mood.Over).Should().BeTrue();
        new Mood("GOOD").ToString().Should().Be("GOOD");
    }

    [Fact]
    public async Task Null_ForAWordThatMayBeNull_IsNull()
    {
        var report = await new InMemoryPlatform("""{ "weather": null }""").Client.Moods.GetAsync(MoodScale.InWords);

        report.Weather.Should().BeNull();
        report.Holds(MoodReportFields.Weather).Should().BeTrue();
    }

    [Fact]
    public void Word_WhoseCaseThePlatformMixes_IsSentAsItIsListed() =>
        ((SevenBridges.Json.IWireText)new MoodWeather("sun")).WireText.Should().Be("SUN");

    [Fact]
    public async Task Word_ThatWasNeverGiven_CannotBeSent()
    {
        var set = () => new InMemoryPlatform().Client.Moods.SetAsync(new() { Mood = default });

        await set.Should().ThrowAsync<ArgumentException>().WithMessage("*default(Mood)*");
    }

    [Fact]
    public async Task ClosedEnum_InAListOfParameters_IsWrittenAsItsWords()
    {
        var platform = new InMemoryPlatform("{}");

        await platform.Client.Moods.GetAsync(MoodScale.InNumbers, [MoodScale.InWords, MoodScale.InNumbers]);

        platform.Sent.Should().Equal("GET /mood?scale=in-numbers&also=in-words&also=in-numbers");
    }

    [Fact]
    public async Task ClosedEnum_InABody_IsWrittenAsItsWord()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Moods.SetAsync(new() { Mood = "good", Scale = MoodScale.InNumbers });

        platform.Sent.Should().Equal("""PUT /mood {"mood":"good","scale":"in-numbers"}""");
    }

    [Fact]
    public void ClosedEnum_BeyondItsValues_IsRefused()
    {
        var word = () => ((MoodScale)7).ToWire();

        word.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*no value of MoodScale*");
    }
}
