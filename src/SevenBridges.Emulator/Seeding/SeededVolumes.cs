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
    }

    private static JsonObject S3(string bucket) => VolumeService.Settled(new JsonObject
    {
        ["type"] = "s3",
        ["bucket"] = bucket,
        ["prefix"] = "2025",
        ["credentials"] = new JsonObject { ["access_key_id"] = "AKIAEXAMPLE" },
        ["properties"] = new JsonObject { ["sse_algorithm"] = "AES256" },
    });

    private static JsonObject Gcs(string bucket) => VolumeService.Settled(new JsonObject
    {
        ["type"] = "gcs",
        ["bucket"] = bucket,
        ["credentials"] = new JsonObject { ["client_email"] = "archive@example.iam.gserviceaccount.com" },
    });

    private static void Fill(Bucket bucket, string root, (string Location, string Text)[] objects)
    {
        foreach (var (location, text) in objects)
            bucket.Objects[root + location] = new BucketObject(Content.Of(text), DateTimeOffset.Parse(Created, System.Globalization.CultureInfo.InvariantCulture));
    }
}
