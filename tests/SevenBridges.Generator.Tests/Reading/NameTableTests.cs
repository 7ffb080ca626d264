using SevenBridges.Generator.Reading;

namespace SevenBridges.Generator.Tests.Reading;

/// <summary>Things by name, also where the name stands in a text.</summary>
public sealed class NameTableTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 20_000).Select(number => $"Name{number}")];

    [Fact]
    public void Name_OfMany_IsFoundByItselfAndAtTheEndOfAText()
    {
        var table = Of(Names);

        Names.Where(name => table.Find(name) != name || table.Find("#/schemas/" + name, 10) != name).Should().BeEmpty();
        table.Find("Name").Should().BeNull();
        table.Find("Name20000").Should().BeNull();
        table.Find("name1").Should().BeNull();
        table.All.Order().Should().Equal(Names.Order());
    }

    [Fact]
    public void Name_WithoutRegardToCase_IsFoundInAnyCase()
    {
        var table = new NameTable<string>(ignoresCase: true);
        table.Add("ErrorCodes", "own");

        table.Find("errorcodes").Should().Be("own");
        table.Find("ERRORCODES").Should().Be("own");
        table.Find("ErrorCode").Should().BeNull();
    }

    [Fact]
    public void Name_IsAddedTwice_StaysTheFirstOnes()
    {
        var table = Of(Names);

        Names.Select(name => table.Add(name, "another")).Should().Equal(Names);
        table.Add("Name", "its first").Should().BeNull();

        table.Find("Name17").Should().Be("Name17");
        table.Find("Name").Should().Be("its first");
        table.All.Should().HaveCount(Names.Length + 1);
    }

    private static NameTable<string> Of(IEnumerable<string> names)
    {
        var table = new NameTable<string>();
        foreach (var name in names)
            table.Add(name, name);
        return table;
    }
}
