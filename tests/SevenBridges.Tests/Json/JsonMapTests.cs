namespace SevenBridges.Tests.Json;

public sealed class JsonMapTests
{
    [Fact]
    public void Add_ValuesOfEveryKind_AreWrittenAsJsonWritesThem()
    {
        var map = new AutomationInputs { { "text", "a \"b\"\nü" }, { "nothing", (string?)null }, { "whole", long.MaxValue }, { "part", 0.1 }, { "flag", true } };

        map.Select(pair => $"{pair.Key}={pair.Value.GetRawText()}").Should().Equal(
            """text="a \u0022b\u0022\n\u00FC" """.TrimEnd(), "nothing=null", "whole=9223372036854775807", "part=0.1", "flag=true");
        map["text"].GetString().Should().Be("a \"b\"\nü");
        map.HasChanges.Should().BeTrue();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_NumberThatJsonHasNot_IsRefused(double number) =>
        new AutomationInputs().Invoking(map => map.Add("x", number)).Should().Throw<ArgumentException>().WithMessage("JSON has no number for*");

    [Fact]
    public void Add_KeyThatIsThere_IsRefused() =>
        new AutomationInputs { { "x", 1 } }.Invoking(map => map.Add("x", false)).Should().Throw<ArgumentException>().WithMessage("*'x'*");
}
