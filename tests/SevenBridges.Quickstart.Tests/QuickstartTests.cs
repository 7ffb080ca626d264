using System.Security.Cryptography;
using SevenBridges.Emulator;

namespace SevenBridges.Quickstart.Tests;

/// <summary>The README's main job, from the command line to the exit code.</summary>
public sealed class QuickstartTests
{
    private const string Proof = "what came back is what went up";

    [Fact]
    public async Task Quickstart_NothingIsGiven_DoesTheWholeJobWithReadsOfItsOwn()
    {
        using var rig = new Rig();

        var code = await rig.RunAsync();

        code.Should().Be(0, rig.Error);
        rig.Error.Should().BeEmpty();
        rig.OutputLines.Select(line => line[..15].Trim()).Distinct().Should().ContainInOrder(
            "account", "billing group", "project", "reference", "upload", "reads", "metadata", "app", "task", "download", "output", "SHA-256", "price");
        rig.Output.Should().Contain(Proof).And.Contain("0.02 USD").And.NotContain("canary7b");
    }

    [Theory]
    [InlineData("empty.fastq", 0)]
    [InlineData("one", 1)]
    [InlineData("my reads, lane 1+2.fastq", 70_000)]
    [InlineData("@reads", 10)]
    [InlineData("[bold]reads[red]", 10)]
    public async Task Quickstart_AFileIsGiven_UsesThatFile(string name, int size)
    {
        using var rig = new Rig();
        var content = new byte[size];
        new Random(1).NextBytes(content);

        var code = await rig.RunAsync(rig.Write(name, content));

        code.Should().Be(0, rig.Error);
        rig.Output.Should().Contain(Convert.ToHexStringLower(SHA256.HashData(content))).And.Contain(Proof).And.Contain(name);
    }

    [Fact]
    public async Task Quickstart_LargeFileIsGiven_GoesUpInSeveralParts()
    {
        using var rig = new Rig();
        await using var emulator = await PlatformEmulator.StartAsync();
        rig.RunOn(emulator);

        var code = await rig.RunAsync(rig.Write("large.bin", new byte[200_000_000]));

        code.Should().Be(0, rig.Error);
        emulator.CallsByOperation["uploads.reportPart"].Should().BeGreaterThan(10);
        rig.Output.Should().Contain(Proof);
    }

    [Theory]
    [InlineData("reads.fastq")]
    [InlineData("[bold]reads[red]")]
    public async Task Quickstart_SomeoneLooksOn_DrawsBars(string name)
    {
        using var rig = new Rig { IsTerminal = true };

        var code = await rig.RunAsync(rig.Write(name, new byte[100]));

        code.Should().Be(0, rig.Error);
        rig.Output.Should().Contain("SHA-256").And.Contain("━");
    }

    [Fact]
    public async Task Quickstart_OutputFolderIsGiven_KeepsTheOutputsThere()
    {
        using var rig = new Rig();
        var folder = Path.Combine(rig.Folder, "results");

        var code = await rig.RunAsync(rig.Write("reads.fastq", [1, 2, 3]), "--output", folder);

        code.Should().Be(0, rig.Error);
        File.ReadAllBytes(Path.Combine(folder, "passed-on.reads.fastq")).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Quickstart_EndpointAndTokenAreSet_RunsThereAndSaysWhatItLeft()
    {
        using var rig = new Rig();
        await using var emulator = await PlatformEmulator.StartAsync();
        rig.RunOn(emulator);

        var code = await rig.RunAsync(rig.Write("reads.fastq", [1, 2, 3]));

        code.Should().Be(0, rig.Error);
        emulator.CallsByOperation.Should().ContainKeys("projects.create", "files.copy", "uploads.complete", "files.patchMetadata", "files.putTags", "apps.install", "tasks.run");
        emulator.Violations.Should().BeEmpty();
        rig.OutputLines[^1].Should().StartWith("left").And.Contain("rfranklin/quickstart-");
    }

    [Fact]
    public async Task Quickstart_ProfileIsNamed_RunsOnItsAccount()
    {
        using var rig = new Rig();
        await using var emulator = await PlatformEmulator.StartAsync();
        File.WriteAllText(Path.Combine(rig.Folder, "credentials"), $"[local]\napi_endpoint = {emulator.Endpoint}\nauth_token = {emulator.Token}\n");

        var code = await rig.RunAsync(rig.Write("reads.fastq", [1, 2, 3]), "--profile", "local");

        code.Should().Be(0, rig.Error);
        emulator.CallsByOperation["tasks.run"].Should().Be(1);
    }

    [Fact]
    public async Task Quickstart_TwiceOnOneAccount_MakesTwoProjects()
    {
        await using var emulator = await PlatformEmulator.StartAsync();
        using var first = new Rig();
        using var second = new Rig();
        first.RunOn(emulator);
        second.RunOn(emulator);

        var codes = await Task.WhenAll(first.RunAsync(first.Write("reads", [1])), second.RunAsync(second.Write("reads", [2])));

        codes.Should().Equal([0, 0], first.Error + second.Error);
    }
}
