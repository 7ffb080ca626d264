using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Golden;

/// <summary>
/// What is emitted for the small descriptions of this folder is what is committed beside them, so that a change of an emitter is read as a change of its output.
/// <c>SEVENBRIDGES_UPDATE=1 dotnet test tests/SevenBridges.Generator.Tests --filter Golden</c> writes it anew.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Descriptions { get; } = [.. GoldenDescription.All.Select(found => found.Name)];

    private static bool IsUpdate => Environment.GetEnvironmentVariable("SEVENBRIDGES_UPDATE") == "1";

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void Output_OfASmallDescription_IsTheCommittedOne(string name)
    {
        var golden = new GoldenDescription(name);

        var run = GeneratorRun.Of(golden.Documents);

        run.Problems.Should().BeEmpty();
        if (IsUpdate)
            golden.Rewrite(run.Files);
        var committed = golden.Committed;
        run.Files.Keys.Should().BeEquivalentTo(committed.Keys);
        foreach (var (hint, text) in run.Files)
            text.Should().Be(committed[hint], "this is {0} of {1}; if the change is meant, run the tests with SEVENBRIDGES_UPDATE=1 and read the difference", hint, name);
    }
}
