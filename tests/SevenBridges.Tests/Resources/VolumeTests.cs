using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Volumes as people use them, on the emulator.</summary>
public sealed class VolumeTests : EmulatorTest
{
    private const string Inbox = "rfranklin/inbox";

    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Import_File_IsAFileOfTheProjectThatCanBeRead()
    {
        var (volume, project) = (await Platform.Volumes.GetAsync(Inbox), await ProjectAsync());

        var import = await volume.ImportAsync("run1/S7_R1.fastq", project);
        await import.WaitAsync();

        var file = import.EnsureCompleted().Result!;
        file.Storage!.Volume.Should().Be(new VolumeId(Inbox));
        (await file.ReadTextAsync()).Should().StartWith("@S7.1/1");
        (await project.Files.Query().ToListAsync()).Should().ContainSingle().Which.Should().Be(file);
        (await project.Imports.Query().ToListAsync()).Should().ContainSingle().Which.Should().Be(import);
        (await volume.Imports.Query(new() { States = [ImportExportState.Completed] }).ToListAsync()).Should().ContainSingle().Which.Should().Be(import);
    }

    [Fact]
    public async Task Import_NameIsTaken_FailsWithTheErrorOfTheImport()
    {
        var (volume, project) = (await Platform.Volumes.GetAsync(Inbox), await ProjectAsync());
        await volume.ImportAsync("README.txt", project);

        var import = await volume.ImportAsync("README.txt", project);

        var failure = (await import.Awaiting(it => it.WaitAsync()).Should().ThrowAsync<ImportFailedException>()).Which;
        (failure.Import, failure.Code, import.State).Should().Be((import, ErrorCodes.JobFileExists, ImportExportState.Failed));
    }

    [Fact]
    public async Task Import_BothDestinations_IsNotSent()
    {
        var volume = await Platform.Volumes.GetAsync(Inbox);

        var import = () => volume.ImportAsync("README.txt", new ImportTarget { Project = Wgs, Parent = "000000000000000000000000" });

        await import.Should().ThrowAsync<ValidationException>();
        Emulator.CallsByOperation.Should().NotContainKey("imports.create");
    }

    [Fact]
    public async Task Export_File_PointsToTheObjectAfterwards()
    {
        var (volume, file) = (await Platform.Volumes.GetAsync(Inbox), (await Platform.Files.FindAsync(Wgs, "S2_R1.fastq"))!);

        var export = await file.ExportAsync(volume, "out/S2 (1).fastq", properties: new() { AwsStorageClass = AwsStorageClass.StandardIa });
        await export.WaitAsync();

        export.EnsureCompleted().Result!.Storage!.Location.Should().Be("out/S2 (1).fastq");
        (await export.GetSourceFileAsync()).Should().Be(file);
        (await volume.Exports.Query().ToListAsync()).Should().Contain(export);
        (await volume.GetObjectAsync("out/S2 (1).fastq")).Metadata!["content_length"].GetInt64().Should().Be(file.Size);
    }

    [Fact]
    public async Task Export_CopyOnly_LeavesTheFileAlone()
    {
        var file = (await Platform.Files.FindAsync(Wgs, "S2_R1.fastq"))!;

        var export = await file.ExportAsync(Inbox, "out/S2.fastq", copyOnly: true);
        await export.WaitAsync();

        (await export.GetSourceFileAsync()).Storage!.Type.Should().Be(FileStorageType.Platform);
    }

    [Fact]
    public async Task QueryObjects_SmallPages_BringObjectsAndPrefixesOnce()
    {
        var volume = await Platform.Volumes.GetAsync(Inbox);
        var (objects, prefixes) = (new List<string>(), new List<string>());

        await foreach (var page in volume.QueryObjects(new() { Prefix = "run1/" }).AsPages(limit: 1))
        {
            page.Total.Should().BeNull();
            objects.AddRange(page.Select(found => found.Location));
            prefixes.AddRange(page.Prefixes.Select(found => found.Prefix));
        }

        objects.Should().Equal("run1/S7_R1.fastq", "run1/S7_R2.fastq");
        prefixes.Should().Equal("run1/logs/");
    }

    [Fact]
    public async Task Walk_Volume_YieldsEveryObjectOnce()
    {
        var volume = await Platform.Volumes.GetAsync(Inbox);

        var all = await LocationsAsync(volume.Walk());
        var some = await LocationsAsync(volume.Walk("run1/"));

        all.Should().BeEquivalentTo("README.txt", "backup/S1_R1.fastq", "run1/S7_R1.fastq", "run1/S7_R2.fastq", "run1/logs/basecalls.log", "run2/S8.vcf");
        some.Should().BeEquivalentTo("run1/S7_R1.fastq", "run1/S7_R2.fastq", "run1/logs/basecalls.log");
    }

    [Fact]
    public async Task Volume_AttachedTurnedOffAndDetached_FollowsTheOrder()
    {
        var volume = await Platform.Volumes.CreateAsync("spare", new S3RoleService { Bucket = "example-inbox", RoleArn = "arn:aws:iam::111122223333:role/sb", ExternalId = "x" });
        volume.Description = "For a while";
        await volume.SaveAsync();

        await volume.Awaiting(it => it.DeleteAsync()).Should().ThrowAsync<ConflictException>();
        await volume.DeactivateAsync();
        volume.Active.Should().BeFalse();
        await volume.ActivateAsync();
        volume.Active.Should().BeTrue();
        await volume.DeactivateAsync(force: true);
        await volume.DeleteAsync();

        (await Platform.Volumes.Query(new() { Owner = "rfranklin" }).ToListAsync()).Select(found => found.Name).Should().Equal("inbox");
    }

    [Fact]
    public async Task Members_AddedAndChanged_AreSaved()
    {
        var volume = await Platform.Volumes.GetAsync(Inbox);
        var member = await volume.AddMemberAsync("gmendel", new VolumePermissions { Copy = true });

        member.Permissions.Write = true;
        await member.SaveAsync();

        var permissions = (await volume.GetMemberAsync("gmendel")).Permissions;
        (permissions.Read, permissions.Copy, permissions.Write, permissions.Admin).Should().Be((true, true, true, false));
        await volume.RemoveMemberAsync("gmendel");
        (await volume.QueryMembers().ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task DrsImport_Finished_HasItsFilesAndItsErrors()
    {
        var job = await Platform.DrsImports.BulkCreateAsync(new()
        {
            Items = [new() { DrsUri = "drs://repo.example.org/1", Project = Wgs, Metadata = new() { ["sample_id"] = "S9" } }, new() { DrsUri = "drs://repo.example.org/2", Project = "nobody/nothing" }],
            Tags = ["drs"],
        });
        job.Files.Should().BeEmpty();

        var failure = (await job.Awaiting(it => it.WaitAsync()).Should().ThrowAsync<DrsImportFailedException>()).Which;

        (failure.Import, job.State).Should().Be((job, DrsImportState.Finished));

        var file = job.Files.Should().ContainSingle().Which;
        await file.EnsureLoadedAsync();
        (file.Metadata["sample_id"], file.Tags!.Single()).Should().Be(("S9", "drs"));
        job.Errors.Should().ContainSingle().Which.Code.Should().Be(10213);
        job.Result![1].Invoking(record => record.EnsureSuccess()).Should().Throw<NotFoundException>();
    }

    private static async Task<List<string>> LocationsAsync(IAsyncEnumerable<VolumeObject> objects)
    {
        var locations = new List<string>();
        await foreach (var found in objects)
            locations.Add(found.Location);
        return locations;
    }
}
