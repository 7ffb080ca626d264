using System.Net;
using SevenBridges.Emulator;
using SevenBridges.Tests.Support;
using SevenBridges.Tests.Transfers;

namespace SevenBridges.Tests.Resources.Automations;

/// <summary>What a caller does with automations, on the emulator.</summary>
public sealed class AutomationTests : EmulatorTest
{
    private const int Part = 64 * 1024;

    private static readonly AutomationPackageSchema Schema =
        AutomationPackageSchema.Parse("""{ "inputs": { "samples": { "type": "Int", "required": true } }, "outputs": { "samples": { "type": "Int" } } }""");

    private readonly ManualClock clock = new();

    protected override EmulatorOptions Options => new() { UploadPartSize = Part, Clock = clock, TaskDuration = TimeSpan.FromSeconds(100) };

    [Fact]
    public async Task UploadPackage_ThenRun_FinishesAndGivesOutputsAndLog()
    {
        using var folder = new TestFolder();
        var content = Bytes.Seeded(7, (2 * Part) + 5);
        File.WriteAllBytes(folder["code.zip"], content);
        var automation = await AutomationAsync();
        var progress = new Reports();

        var package = await automation.UploadPackageAsync(folder["code.zip"], "0.1.0", Schema, AutomationPythonVersion.Python38, 900, progress: progress);
        var run = await automation.CreateRunAsync(new AutomationInputs { { "samples", 3 }, { "note", "übermorgen \"x\"" } }, name: "trial");
        var looks = new Hurry<AutomationRun>(clock);
        var done = await run.WaitAsync(looks, Hurry<AutomationRun>.Looking);

        Emulator.ContentOf(package.Location.Value).Should().Equal(content);
        Emulator.AttemptsByPart(package.Location.Value).Should().Equal(1, 1, 1);
        progress.Last.BytesMoved.Should().Be(content.Length);
        (package.Python, package.MemoryLimit).Should().Be((AutomationPythonVersion.Python38, 900));
        done.Should().BeSameAs(run);
        looks.Looks.Should().Be(5, "it took a hundred seconds, and each look thirty");
        run.Outputs["samples"].GetInt32().Should().Be(3);
        run.Inputs["note"].GetString().Should().Be("übermorgen \"x\"");
        run.Package.Should().Be(package);
        (await Platform.Files.ReadTextAsync(run.ExecutionDetails!.LogFile!.Id)).Should().Contain("input samples = 3");
        (await run.GetStateAsync()).Json.GetProperty("status").GetString().Should().Be("FINISHED");
        Emulator.OpenUploads.Should().BeEmpty();
    }

    [Fact]
    public async Task UploadCode_UnderANameOfItsOwn_IsCalledSo()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["code.zip"], Bytes.Seeded(9, 5));

        var code = await Platform.Automations.Packages.UploadCodeAsync((await AutomationAsync()).Id, folder["code.zip"], "nightly-2.zip");

        (code.File.Name, code.Bytes).Should().Be(("nightly-2.zip", 5));
    }

    [Fact]
    public async Task UploadPackage_PartFailsInPassing_IsSentAgain()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["code.zip"], Bytes.Seeded(8, 2 * Part));
        Emulator.Faults.OnPart(2, times: 1, HttpStatusCode.ServiceUnavailable);

        var package = await (await AutomationAsync()).UploadPackageAsync(folder["code.zip"], "0.1.0", Schema);

        Emulator.AttemptsByPart(package.Location.Value).Should().Equal(1, 2);
    }

    [Fact]
    public async Task UploadPackage_PartFailsForGood_GivesTheUploadUpOnThePlatform()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["code.zip"], Bytes.Seeded(8, 2 * Part));
        Emulator.Faults.OnPart(2, times: 100, HttpStatusCode.BadRequest);
        var automation = await AutomationAsync();

        var uploading = () => automation.UploadPackageAsync(folder["code.zip"], "0.1.0", Schema);

        await uploading.Should().ThrowAsync<TransferException>().WithMessage("*Part 2 of 2 of 'code.zip'*");
        Emulator.OpenUploads.Should().BeEmpty();
        Emulator.CallsByOperation["automationUploads.abort"].Should().Be(1);
        (await automation.QueryPackages().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task UploadPackage_FileIsEmptyOrMissing_SaysSoBeforeAnythingIsSent()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["empty.zip"], []);
        var automation = await AutomationAsync();

        await automation.Awaiting(code => code.UploadPackageAsync(folder["empty.zip"], "1", Schema)).Should().ThrowAsync<ArgumentException>().WithMessage("*is empty*");
        await automation.Awaiting(code => code.UploadPackageAsync(folder["none.zip"], "1", Schema)).Should().ThrowAsync<FileNotFoundException>();
        Emulator.CallsByOperation.Should().NotContainKey("automationUploads.init");
    }

    [Fact]
    public async Task CreateRun_NoPackageGiven_TakesTheNewestThatIsNotArchived()
    {
        var seeded = await SeededAsync();
        var location = (await seeded.QueryPackages().FirstOrDefaultAsync())!.Location;
        var second = await seeded.CreatePackageAsync(new() { Version = "0.0.2", Location = location, Schema = Schema });
        var third = await seeded.CreatePackageAsync(new() { Version = "0.0.3", Location = location, Schema = Schema });
        await third.ArchiveAsync();

        var run = await seeded.CreateRunAsync(new AutomationInputs { { "samples", 1 } });

        third.Archived.Should().BeTrue();
        run.Package.Should().Be(second);
        (await seeded.QueryRuns().ToListAsync()).Should().HaveCount(2).And.Contain(run);
    }

    [Fact]
    public async Task CreateRun_NoPackageAtAll_SaysHowToMakeOne()
    {
        var automation = await AutomationAsync();

        await automation.Awaiting(empty => empty.CreateRunAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*UploadPackageAsync*");
    }

    [Fact]
    public async Task Wait_RunIsStopped_ThrowsWhatCarriesIt()
    {
        var run = await (await SeededAsync()).CreateRunAsync(new AutomationInputs { { "samples", 1 } });
        await run.StopAsync();

        var failure = (await run.Awaiting(stopped => stopped.WaitAsync(new Hurry<AutomationRun>(clock), Hurry<AutomationRun>.Looking)).Should().ThrowExactlyAsync<AutomationRunAbortedException>()).Which;

        failure.Run.Should().BeSameAs(run);
        failure.Message.Should().Contain("ABORTED").And.Contain("Stopped on request");
    }

    [Fact]
    public async Task Rerun_WithOtherInputs_PutsThemOverTheFirst()
    {
        var run = await (await SeededAsync()).CreateRunAsync(new AutomationInputs { { "samples", 1 }, { "note", "a" } }, name: "first");

        var second = await run.RerunAsync(new() { Inputs = new AutomationInputs { { "samples", 2 } } });

        second.Should().NotBe(run);
        second.Name.Should().Be("first");
        (second.Inputs["samples"].GetInt32(), second.Inputs["note"].GetString()).Should().Be((2, "a"));
        run.Inputs["samples"].GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task SaveMember_OnePermissionChanged_SendsAllFive()
    {
        var member = await (await SeededAsync()).GetMemberAsync("bmcclintock");

        member.Permissions!.Execute = true;
        await member.SaveAsync();

        (await (await SeededAsync()).GetMemberAsync("bmcclintock")).Permissions!.Execute.Should().BeTrue();
        member.HasChanges.Should().BeFalse();
        Emulator.CallsByOperation["automations.members.update"].Should().Be(1);
    }

    [Fact]
    public async Task Save_SecretChanged_SendsThatSecretAndShowsNone()
    {
        var automation = await Platform.Automations.CreateAsync(new() { Name = "secretive", SecretSettings = new AutomationSecrets { { "a", "one" }, { "b", "two" } } });

        automation.SecretSettings["b"] = System.Text.Json.JsonElement.Parse("\"three\"");
        await automation.SaveAsync();

        await automation.ReloadAsync();
        automation.SecretSettings.Select(secret => $"{secret.Key}={secret.Value}").Should().Equal("a=one", "b=three");
        new AutomationCreate { Name = "x", SecretSettings = automation.SecretSettings }.ToString().Should().NotContain("three").And.Contain("***");
    }

    private async Task<Automation> AutomationAsync() =>
        await Platform.Automations.CreateAsync(new() { Name = "trial", BillingGroup = (await Platform.BillingGroups.Query().FirstOrDefaultAsync())!.Id });

    private async Task<Automation> SeededAsync() => (await Platform.Automations.Query().FirstOrDefaultAsync())!;
}
