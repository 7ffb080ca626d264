namespace SevenBridges.Build.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public void Report_OfOperationsThatAreWhole_CountsThemAndSucceeds()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, true, true, true), new("files.query", true, true, true, true)], output).Should().Be(0);

        output.ToString().Should().Be("described 2 of 2\nemitted   2 of 2\nemulated  2 of 2\ncalled    2 of 2\ncompared  2 of 2\n");
    }

    [Fact]
    public void Report_OfAGap_NamesItAndFails()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, false, false, false), new("files.query", true, true, true, true)], output).Should().Be(1);

        output.ToString().Should().EndWith("files.get: not emulated, not called, not compared\n");
    }

    [Fact]
    public void Report_WithoutATestRun_SaysHowToMakeOne()
    {
        using var output = new StringWriter { NewLine = "\n" };

        CoverageVerb.Report([new("files.get", true, true, null, null)], output).Should().Be(0);

        output.ToString().Should().Contain("called    unknown: run 'dotnet test'").And.Contain("compared  unknown: run 'dotnet test");
    }

    [Fact]
    public void Results_OfATestRun_NameTheOperationsThatPassed()
    {
        const string Results = """
            <UnitTestResult testName="C.Operation_MadeByEitherClient(operation: &quot;files.get&quot;)" computerName="x" outcome="Passed" />
            <UnitTestResult testName="C.Operation_MadeByEitherClient(operation: &quot;files.copy&quot;)" computerName="x" outcome="Failed" />
            """;

        OperationCoverage.ComparedIn(Results).Should().Equal("files.get");
    }

    [Fact]
    public void Ledgers_OfTheTestProjects_AreSummed()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "One.Tests.txt"), "files.get\nfiles.query\n");
        File.WriteAllText(Path.Combine(folder.FullName, "Other.Tests.txt"), "files.get\ntasks.get\n");

        OperationCoverage.CalledIn(folder.FullName).Should().BeEquivalentTo("files.get", "files.query", "tasks.get");
        OperationCoverage.CalledIn(Path.Combine(folder.FullName, "absent")).Should().BeNull();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Operations_AreAllEmittedAndEmulated() =>
        OperationCoverage.All().Where(operation => !operation.IsEmitted || !operation.IsEmulated).Should().BeEmpty();
}
