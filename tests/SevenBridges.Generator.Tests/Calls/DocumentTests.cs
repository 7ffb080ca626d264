using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted raw object of <c>Golden/Documents</c>, called.</summary>
public sealed class DocumentTests
{
    private const string Soup = """{"class":"soup","servings":4,"hot":true,"written":1700000000,"hints":["stir",7],"steps":{"first":"boil"},"x":1.50}""";

    [Fact]
    public async Task Document_FromAnAnswer_IsReadByItsAccessorsAndSentBackAsItCame()
    {
        var platform = new InMemoryPlatform(Soup, Soup);

        var recipe = await platform.Client.Recipes.GetAsync("soup");
        await platform.Client.Recipes.PutAsync("soup", recipe);

        recipe.Class.Should().Be("soup");
        recipe.Servings.Should().Be(4);
        recipe.Hot.Should().BeTrue();
        recipe.Written.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        recipe.Hints.Should().Equal("stir");
        recipe.Steps!.Value.GetProperty("first").GetString().Should().Be("boil");
        platform.Sent.Should().Equal("GET /recipes/soup", "PUT /recipes/soup " + Soup);
    }

    [Fact]
    public async Task Document_AsAText_IsSentAsItIs()
    {
        var platform = new InMemoryPlatform(Soup);

        var recipe = await platform.Client.Recipes.PutAsync("soup", yaml: "class: soup # hot");

        recipe.Class.Should().Be("soup");
        platform.Sent.Should().Equal("PUT /recipes/soup class: soup # hot");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "class": null, "servings": "four", "hot": 1, "written": "long ago", "hints": "stir" }""")]
    public void Accessor_OfWhatIsAbsentOrOfAnotherType_IsNull(string json)
    {
        var recipe = Recipe.Parse(json);

        recipe.Class.Should().BeNull();
        recipe.Servings.Should().BeNull();
        recipe.Hot.Should().BeNull();
        recipe.Written.Should().BeNull();
        recipe.Hints.Should().BeNull();
    }

    [Theory]
    [InlineData("[]", "*A JSON object is expected*")]
    [InlineData("{", "*This is not JSON*")]
    public void Text_ThatIsNoObject_IsRefused(string text, string message)
    {
        var parse = () => Recipe.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }
}
