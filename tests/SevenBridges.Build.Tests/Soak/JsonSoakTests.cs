using System.Text;

namespace SevenBridges.Build.Tests.Soak;

public sealed class JsonSoakTests
{
    [Fact]
    public void Readers_MutatedPages_TakeNothingThatSystemTextJsonRefusesAndReadNothingOtherwise()
    {
        var report = JsonSoak.Run(seed: 7, count: 4_000);

        report.Faults.Should().BeEmpty();
        report.Taken.Should().BeInRange(200, 3_800, "mutants must be of both kinds, or nothing is proven");
    }

    [Fact]
    public void Soak_ReaderThatDecodesLeniently_IsFound()
    {
        var report = JsonSoak.Run(seed: 7, count: 1_000, utf8 => JsonSoak.Ours(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8))));

        report.Faults.Should().Contain(fault => fault.Contains("System.Text.Json refuses it", StringComparison.Ordinal));
    }

    [Fact]
    public void Soak_ReaderThatForgetsALetter_IsFound()
    {
        var report = JsonSoak.Run(seed: 7, count: 100, utf8 => JsonSoak.Ours(utf8)?.Replace("reads.bam", "reads.ba", StringComparison.Ordinal));

        report.Faults.Should().Contain(fault => fault.Contains("instead of", StringComparison.Ordinal));
    }
}
