using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;
using SevenBridges.Emulator.Volumes;

namespace SevenBridges.Emulator.Seeding;

/// <summary>The user's own volume with some objects, and one that a colleague shares for reading.</summary>
internal static class SeededVolumes
{
    private const string Created = "2025-01-10T10:00:00Z";
    private const string Colleague = "bmcclintock";

    public static void AddTo(PlatformState state)
    {
        var inbox = VolumesHandlers.Add(state, SeededAccount.User, "inbox", "What the sequencers deliver", "RW", S3("example-inbox"), Created);
        Fill(state.Storage.Buckets.Of(inbox), inbox.Root, [
            ("README.txt", "One folder for each run.\n"),
            ("run1/S7_R1.fastq", "@S7.1/1\nACGTACGT\n+\nIIIIIIII\n"),
            ("run1/S7_R2.fastq", "@S7.1/2\nTGCATGCA\n+\nIIIIIIII\n"),
            ("run1/logs/basecalls.log", "2 reads\n"),
            ("run2/S8.vcf", "##fileformat=VCFv4.1\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"),
        ]);
        var archive = VolumesHandlers.Add(state, Colleague, "archive", "Finished studies", "RO", Gcs("example-archive"), Created);
        archive.Members.Add(SeededAccount.User, MembersHandlers.Member(SeededAccount.User, "USER", VolumeAccess.All(others: false)));
        Fill(state.Storage.Buckets.Of(archive), archive.Root, [("2019/study.txt", "Maize.\n")]);
        AddJobs(state, inbox);
    }

    /// <summary>An export that went well and an import that failed, an hour ago.</summary>
    private static void AddJobs(PlatformState state, VolumeEntry volume)
    {
        const string project = SeededAccount.User + "/wgs";
        var (root, started) = (state.Projects[project].RootFolder, state.Clock.GetUtcNow() - TimeSpan.FromHours(1) - state.Options.TaskDuration);
        var file = FilesHandlers.Named(state, root, "S1_R1.fastq")!;
        ExportsHandlers.Begin(state, SeededAccount.User, new ExportPlan(file.Id, volume.Id, "backup/S1_R1.fastq", null) { CopiesOnly = true }, started);
        ImportsHandlers.Begin(state, SeededAccount.User, new ImportPlan(volume.Id, "run3/S9.bam", project, root, "S9.bam"), started);
        JobLife.AdvanceAll(state);
    }

    private static JsonObject S3(string bucket) => VolumeService.Settled(new JsonObject
    {
        ["type"] = "s3",
        ["bucket"] = bucket,
        ["prefix"] = "2025",
        ["credentials"] = new JsonObject { ["role_arn"] = "arn:aws:iam::111122223333:role/sevenbridges", ["external_id"] = "example" },
        ["properties"] = new JsonObject { ["sse_algorithm"] = "AES256" },
    });

    private static JsonObject Gcs(string bucket) => VolumeService.Settled(new JsonObject
    {
        ["type"] = "gcs",
        ["bucket"] = bucket,
        ["credentials"] = new JsonObject { ["configuration"] = """{"type":"external_account"}""" },
    });

    private static void Fill(Bucket bucket, string root, (string Location, string Text)[] objects)
    {
        foreach (var (location, text) in objects)
            bucket.Objects[root + location] = new BucketObject(Content.Of(text), DateTimeOffset.Parse(Created, System.Globalization.CultureInfo.InvariantCulture));
    }
}
