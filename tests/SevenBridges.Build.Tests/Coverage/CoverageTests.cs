namespace SevenBridges.Build.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public void Report_OfOperationsThatAreWhole_CountsThemAndSucceeds()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, true, true), new("files.query", true, true, true)], output).Should().Be(0);

        output.ToString().Should().Be("described 2\nemitted   2\nemulated  2\ncompared  2\n");
    }

    [Fact]
    public void Report_OfAGap_NamesItAndFails()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, false, false), new("files.query", true, true, true)], output).Should().Be(1);

        output.ToString().Should().EndWith("files.get: not emulated, not compared\n");
    }

    [Fact]
    public void Report_WithoutATestRun_SaysHowToMakeOne()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, true, null)], output).Should().Be(0);

        output.ToString().Should().Contain("compared  unknown: run 'dotnet test");
    }

    [Fact]
    public void Results_OfATestRun_NameTheOperationsThatPassed()
    {
        const string Results = """
            <UnitTestResult testName="C.Operation_Made(operation: &quot;files.get&quot;)" computerName="x" outcome="Passed" />
            <UnitTestResult testName="C.Operation_Made(operation: &quot;files.copy&quot;)" computerName="x" outcome="Failed" />
            """;

        OperationCoverage.ComparedIn(Results).Should().Equal("files.get");
    }

    [Fact]
    public void Operations_AreAllEmittedAndEmulated() =>
        OperationCoverage.All().Where(operation => !operation.IsEmitted || !operation.IsEmulated).Should().BeEmpty();
}
