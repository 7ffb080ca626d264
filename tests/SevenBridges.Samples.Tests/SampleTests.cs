using SevenBridges.Build;

namespace SevenBridges.Samples.Tests;

/// <summary>Every program in <c>src/samples/</c>, called as its head says.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> All { get; } = [.. Sample.Names];

    public static TheoryData<string> WithArguments { get; } = [.. Sample.Names.Where(name => new Sample(name).Arguments.Count > 0)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Sample_CalledAsItsHeadSays_WritesWhatItFound(string name)
    {
        await using var scene = await Scene.SetAsync();
        var sample = new Sample(name);

        var run = sample.Run(await scene.ArgumentsOfAsync(sample));

        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        string.Join('\n', run.Lines).Should().Match(string.Join('\n', ExpectedOutput.Of(name)));
        scene.Emulator.Violations.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Sample_TokenIsRefused_SaysSoInASentence(string name)
    {
        await using var scene = await Scene.SetAsync(token: "0123456789abcdef0123456789abcdef");
        var sample = new Sample(name);

        var run = sample.Run(sample.Arguments);

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Errors.Should().Contain("401").And.NotContain("   at ", "a stack trace helps nobody here");
    }

    [Fact]
    public void Readme_OfTheSamples_HasARowForEachAndNoOther()
    {
        var rows = File.ReadLines(Repository.PathOf("src", "samples", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        rows.Should().BeEquivalentTo(Sample.Names);
    }

    [Theory]
    [MemberData(nameof(WithArguments))]
    public void Sample_TooManyArguments_SaysHowItIsCalled(string name)
    {
        var sample = new Sample(name);
        // Where any number may follow, too few is what can be wrong.
        string[] wrong = File.ReadAllText(sample.Path).Contains("..]", StringComparison.Ordinal) ? [] : [.. sample.Arguments, "more"];

        var run = sample.Run(wrong);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith($"usage: dotnet run {name}.cs ");
    }
}
