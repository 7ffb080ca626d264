using SevenBridges.Emulator.Faults;

namespace SevenBridges.Emulator.Tests.Faults;

public sealed class FaultScriptTests
{
    [Fact]
    public void On_Operation_GoesOffThatOftenAfterThatMany()
    {
        var faults = new FaultScript().On("files.get", times: 2, Fault.Status(503, code: 0), after: 1);

        var fired = Enumerable.Range(0, 5).Select(_ => faults.Next("files.get") is not null).ToArray();

        fired.Should().Equal(false, true, true, false, false);
        faults.Next("files.query").Should().BeNull();
        faults.Fired.Should().HaveCount(2).And.OnlyContain(fault => fault.Operation == "files.get");
    }

    [Fact]
    public void On_FamilyOfOperations_GoesOffForEachOfThem()
    {
        var faults = new FaultScript().On("files.*", times: 9, Fault.ResetBefore);

        faults.Next("files.get").Should().Be(Fault.ResetBefore);
        faults.Next("files.query").Should().Be(Fault.ResetBefore);
        faults.Next("tasks.get").Should().BeNull();
    }

    [Fact]
    public void On_SeveralRules_TheFirstThatAppliesGoesOff()
    {
        var faults = new FaultScript().On("files.get", times: 1, Fault.ResetBefore).On("*", times: 1, Fault.ResetAfterCommit);

        new[] { faults.Next("files.get"), faults.Next("files.get"), faults.Next("files.get") }.Should().Equal(Fault.ResetBefore, Fault.ResetAfterCommit, null);
    }

    [Fact]
    public void AtRate_SameSeed_HitsTheSameRequestsInWhateverOrder()
    {
        var paths = Enumerable.Range(0, 2000).Select(number => $"/files/{number}").ToArray();
        var hits = Hits(paths);

        hits.Should().BeEquivalentTo(Hits(paths.Reverse()));
        hits.Should().HaveCountGreaterThan(60).And.HaveCountLessThan(140);
        hits.Should().NotBeEquivalentTo(Hits(paths, seed: 8));
    }

    [Fact]
    public void AtRate_SameRequestAgain_IsAnotherDraw()
    {
        var faults = new FaultScript().AtRate(0.5, Fault.ResetBefore);

        Enumerable.Range(0, 100).Count(_ => faults.Next("files.get", "/files/1") is not null).Should().BeInRange(30, 70);
    }

    [Fact]
    public void AtRate_RateThatIsNone_IsRefused() =>
        new FaultScript().Invoking(faults => faults.AtRate(5, Fault.ResetBefore)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void AddJson_EveryKind_IsRead()
    {
        var faults = new FaultScript().AddJson("""
            {
              "seed": 3, // comments and commas at the end are welcome
              "faults": [
                { "on": "a", "fault": "status", "status": 429, "code": 1000, "headers": { "Retry-After": "3", "X-RateLimit-Reset": null } },
                { "on": "b", "fault": "delay", "wait": 0.5, "times": 2 },
                { "part": 2, "fault": "cutBody", "bytes": 10, "after": 1 },
                { "download": "*", "fault": "shiftedRange" },
                { "download": "f1", "fault": "changedObject" },
                { "on": "c", "rate": 1, "fault": "slowBytes", "bytesPerSecond": 100 },
              ],
            }
            """);

        var status = faults.Next("a")!;
        (status.StatusCode, status.Code, status.HeaderChanges.Count).Should().Be((429, 1000, 2));
        faults.Next("a").Should().BeNull();
        faults.Next("b")!.Wait.Should().Be(TimeSpan.FromSeconds(0.5));
        faults.NextPart("u", 2).Should().BeNull();
        faults.NextPart("u", 2).Should().Be(Fault.CutBody(10));
        faults.NextDownload("f1", 0).Should().Be(Fault.ShiftedRange(1));
        faults.NextDownload("f1", 0).Should().Be(Fault.ChangedObject);
        Enumerable.Range(0, 9).Select(_ => faults.Next("c")).Should().OnlyContain(fault => fault == Fault.SlowBytes(100));
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "the file is no object")]
    [InlineData("{}", "'faults' is the list")]
    [InlineData("""{"faults": [{"on": "a", "fault": "statuss"}]}""", "faults[0]: 'fault' is one of delay, status")]
    [InlineData("""{"faults": [{"on": "a", "fault": "status"}]}""", "faults[0]: this fault needs 'status'")]
    [InlineData("""{"faults": [{"on": "a", "fault": "status", "status": 200}]}""", "400 to 599")]
    [InlineData("""{"faults": [{"on": "a", "part": 1, "fault": "delay"}]}""", "says what is hit")]
    [InlineData("""{"faults": [{"on": "a", "fault": "delay", "time": 1}]}""", "'time' is unknown")]
    [InlineData("""{"faults": [{"on": "a", "fault": "delay", "rate": 2}]}""", "'rate' is from 0 to 1")]
    public void AddJson_AnotherForm_SaysWhatIsWrongAndWhere(string json, string message) =>
        new FaultScript().Invoking(faults => faults.AddJson(json)).Should().Throw<FormatException>().WithMessage($"*{message}*");

    private static List<string> Hits(IEnumerable<string> paths, int seed = 7)
    {
        var faults = new FaultScript(seed).AtRate(0.05, Fault.ResetBefore);
        return [.. paths.Where(path => faults.Next("files.get", path) is not null)];
    }
}
