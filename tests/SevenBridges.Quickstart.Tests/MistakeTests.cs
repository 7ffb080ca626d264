using SevenBridges.Emulator;

namespace SevenBridges.Quickstart.Tests;

/// <summary>Whatever is wrong: one clear line, exit code 2, nothing of a stack trace.</summary>
public sealed class MistakeTests
{
    [Fact]
    public async Task Quickstart_FileIsMissing_SaysSo()
    {
        using var rig = new Rig();

        await FailsAsync(rig, "There is no file 'nope.fastq'.", "nope.fastq");
    }

    [Fact]
    public async Task Quickstart_PathIsAFolder_SaysSo()
    {
        using var rig = new Rig();

        await FailsAsync(rig, $"'{rig.Folder}' is a folder; give the path of a file.", rig.Folder);
    }

    [Fact]
    public async Task Quickstart_FileCannotBeRead_SaysSo()
    {
        using var rig = new Rig();
        var path = rig.Write("locked", [1]);
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await FailsAsync(rig, $"'{path}' cannot be read: *", path);
    }

    [Fact]
    public async Task Quickstart_TokenIsWrong_SaysSo()
    {
        using var rig = new Rig();
        await using var emulator = await PlatformEmulator.StartAsync();
        rig.RunOn(emulator);
        rig.Variables["SB_AUTH_TOKEN"] = "wrong";

        await FailsAsync(rig, "users.me *401*", rig.Write("reads", [1]));
    }

    [Fact]
    public async Task Quickstart_EndpointIsDead_SaysSo()
    {
        using var rig = new Rig();
        rig.Variables["SB_API_ENDPOINT"] = "http://127.0.0.1:9/v2";
        rig.Variables["SB_AUTH_TOKEN"] = "any";

        await FailsAsync(rig, "*no connection to 127.0.0.1:9*", rig.Write("reads", [1]));
    }

    [Theory]
    [InlineData("SB_API_ENDPOINT", "http://127.0.0.1:9/v2", "*SB_AUTH_TOKEN is not*")]
    [InlineData("SB_AUTH_TOKEN", "any", "*SB_API_ENDPOINT is not*")]
    public async Task Quickstart_OnlyOneVariableIsSet_SaysWhichIsMissing(string variable, string value, string says)
    {
        using var rig = new Rig();
        rig.Variables[variable] = value;

        await FailsAsync(rig, says, rig.Write("reads", [1]));
    }

    [Fact]
    public async Task Quickstart_EndpointIsNoAddress_SaysSo()
    {
        using var rig = new Rig();
        rig.Variables["SB_API_ENDPOINT"] = "nowhere";
        rig.Variables["SB_AUTH_TOKEN"] = "any";

        await FailsAsync(rig, "SB_API_ENDPOINT is 'nowhere', which is not an address *", rig.Write("reads", [1]));
    }

    [Fact]
    public async Task Quickstart_ProfileIsUnknown_SaysSo()
    {
        using var rig = new Rig();

        await FailsAsync(rig, "*nosuch*", "--profile", "nosuch");
    }

    [Fact]
    public async Task Quickstart_TooManyArguments_SaysSo()
    {
        using var rig = new Rig();

        await FailsAsync(rig, "*'two'*", "one", "two");
    }

    [Fact]
    public async Task Quickstart_OptionIsMistyped_IsNotTakenForAFile()
    {
        using var rig = new Rig();

        await FailsAsync(rig, "*'--profil'*", "--profil");
    }

    [Fact]
    public async Task Quickstart_NameHoldsAControlCharacter_SaysSoBeforeAnythingIsSent()
    {
        using var rig = new Rig();
        var path = Path.Combine(Path.GetTempPath(), $"control\u0001{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(path, "reads");

        await FailsAsync(rig, "*control character*", path);

        File.Delete(path);
    }

    [Fact]
    public async Task Quickstart_Interrupted_EndsCleanlyAndSaysWhatItLeft()
    {
        using var rig = new Rig();
        using var cancel = new CancellationTokenSource();
        await using var emulator = await PlatformEmulator.StartAsync(new() { TaskDuration = TimeSpan.FromHours(1) });
        rig.RunOn(emulator);

        var running = rig.RunAsync([rig.Write("reads", [1])], cancel.Token);
        while (!running.IsCompleted && !emulator.CallsByOperation.ContainsKey("tasks.get")) await Task.Yield();
        await cancel.CancelAsync();

        (await running).Should().Be(130);
        rig.ErrorLines.Should().Equal("Stopped.");
        rig.Output.Should().Contain("left");
        emulator.OpenUploads.Should().BeEmpty();
    }

    private static async Task FailsAsync(Rig rig, string says, params string[] args)
    {
        var code = await rig.RunAsync(args);

        code.Should().Be(2);
        rig.ErrorLines.Should().ContainSingle().Which.Should().Match(says);
        rig.Output.Should().NotContain("   at ");
    }
}
