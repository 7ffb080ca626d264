namespace SevenBridges.Samples.Tests;

/// <summary>What each program writes on a fresh emulator; <c>*</c> stands for what differs from run to run.</summary>
internal static class ExpectedOutput
{
    private static readonly Dictionary<string, string[]> All = new()
    {
        ["set-up"] = ["rfranklin (rfranklin@example.org) at http://127.0.0.1:*/v2", "1000 of 1000 requests are left"],
        ["list-projects"] = ["rfranklin/wgs: wgs"],
        ["create-project"] = ["rfranklin/my-analysis: paid by Grant 4711"],
        ["project-details"] =
        [
            "wgs, created by rfranklin on 2025-01-14",
            "Pilot of twenty genomes",
            "tags: wgs, pilot",
            "may write: True, may run tasks: True",
        ],
        ["project-members"] = ["rfranklin: read, write, copy, execute, admin", "gmendel: read, execute"],
        ["list-files"] =
        [
            "S1_R1.fastq  * bytes",
            "S1_R2.fastq  * bytes",
            "S2_R1.fastq  * bytes",
            "S2_R2.fastq  * bytes",
            "S3_R1.fastq  * bytes",
            "S3_R2.fastq  * bytes",
            "reports/",
            "sha256.txt  248 bytes",
        ],
        ["file-details"] =
        [
            "S1_R1.fastq (*): * bytes, created 2025-01-14",
            "tags: raw",
            "sample_id = S1",
            "paired_end = 1",
            "experimental_strategy = WGS",
        ],
        ["copy-files"] = ["ucsc.hg19.chrM.fasta: copied as ucsc.hg19.chrM.fasta (*)"],
        ["upload-file"] = ["reads.fastq: 0 %", "reads.fastq: 100 %", "reads.fastq (*): 20 bytes, verified"],
        ["tag-files"] = ["S1_R1.fastq: raw, checked"],
        ["find-by-metadata"] = ["S1_R1.fastq (*)"],
        ["list-apps"] =
        [
            "admin/sbg-public-data/cat-files: Concatenate Files",
            "admin/sbg-public-data/count-lines: Count Lines",
            "admin/sbg-public-data/sha256sum: SHA-256",
            "admin/sbg-public-data/sort-lines: Sort Lines",
            "admin/sbg-public-data/fastqc: FastQC Analysis",
        ],
        ["copy-app"] = ["rfranklin/wgs/sha256sum/0: SHA-256, revision 0"],
        ["install-app"] = ["rfranklin/wgs/count-words/0: CommandLineTool in CWL v1.2"],
        ["create-task"] = ["*-*-*-*-*: *"],
        ["batch-task"] =
        [
            "*-*-*-*-*: admin/sbg-public-data/sha256sum for each sample: S1, *",
            "*-*-*-*-*: admin/sbg-public-data/sha256sum for each sample: S2, *",
        ],
        ["monitor-tasks"] = ["COMPLETED: 1"],
        ["fetch-results"] = ["*sha256.txt: 248 bytes", "Checksums of the first sample cost 0.02 USD"],
        ["list-volume"] = ["inbox: s3, RW", "run1/S7_R1.fastq", "run1/S7_R2.fastq", "run1/logs/basecalls.log"],
        ["read-from-volume"] = ["S7_R1.fastq (*): COMPLETED"],
        ["write-to-volume"] = ["rfranklin/inbox: backup/S1.fastq, COMPLETED"],
        ["cost-of-period"] =
        [
            "Grant 4711: 8.88 (tasks 5.81, storage 2.77, downloads 0.29)",
            "Pilot funds: 0.00 (tasks 0.00, storage 0.00, downloads 0.00)",
        ],
    };

    public static string[] Of(string sample) => All[sample];
}
