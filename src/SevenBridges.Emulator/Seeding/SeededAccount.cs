using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Seeding;

/// <summary>What stands there from the beginning: an account in use, and the Platform's public data.</summary>
internal static class SeededAccount
{
    public const string User = "rfranklin";
    public const string PublicProject = "admin/sbg-public-data";

    public static void AddTo(PlatformState state)
    {
        AddUsers(state);
        var group = AddBillingGroups(state);
        AddPublicData(state);
        SeededApps.AddTo(state);
        AddProject(state, group);
        SeededTask.AddTo(state);
        SeededEnterprise.AddTo(state);
        SeededBilling.AddTo(state);
        SeededVolumes.AddTo(state);
        SeededAutomation.AddTo(state, group);
        AllHandlers.SeedEach(state);
    }

    private static void AddUsers(PlatformState state)
    {
        foreach (var (name, first, last) in new[] { (User, "Rosalind", "Franklin"), ("admin", "Platform", "Administrator"), ("bmcclintock", "Barbara", "McClintock"), ("gmendel", "Gregor", "Mendel") })
            AddUser(state, name, first, last);
    }

    /// <summary>A user with an address like everybody's.</summary>
    public static void AddUser(PlatformState state, string name, string first, string last) => state.Users.Add(name, new JsonObject
    {
        ["username"] = name,
        ["email"] = $"{name.Replace('/', '.')}@example.org",
        ["first_name"] = first,
        ["last_name"] = last,
        ["affiliation"] = "Example Institute",
        ["phone"] = "",
        ["address"] = "12 Main St",
        ["city"] = "Springfield",
        ["state"] = "IL",
        ["zip_code"] = "62701",
        ["country"] = "United States",
    });

    private static string AddBillingGroups(PlatformState state)
    {
        var first = "";
        foreach (var (name, type, balance) in new[] { ("Grant 4711", "regular", "1250.75"), ("Pilot funds", "free", "300.00") })
        {
            var id = state.Ids.Uuid();
            first = first.Length == 0 ? id : first;
            state.BillingGroups.Add(id, new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["owner"] = User,
                ["type"] = type,
                ["pending"] = false,
                ["disabled"] = false,
                ["balance"] = new JsonObject { ["currency"] = "USD", ["amount"] = balance },
            });
        }

        return first;
    }

    private static void AddPublicData(PlatformState state)
    {
        const string created = "2024-03-01T08:00:00Z";
        var project = ProjectsHandlers.Add(state, PublicProject, "SBG public data", "admin",
            new JsonObject { ["description"] = "Reference files and apps that every project may copy.", ["billing_group"] = state.Ids.Uuid() }, created, isPublic: true);
        Reference(state, project, "human_g1k_v37_decoy.phiX174.fasta", Fasta("phiX174", 5386), created, "FASTA");
        Reference(state, project, "ucsc.hg19.chrM.fasta", Fasta("chrM", 16571), created, "FASTA");
        Reference(state, project, "dbsnp_138.b37.excerpt.vcf", Vcf(), created, "VCF", dataset: "dbsnp_138");
    }

    private static void Reference(PlatformState state, ProjectEntry project, string name, string text, string created, string format, string? dataset = null) =>
        FilesHandlers.Add(state, name, PublicProject, project.RootFolder, Content.Of(text), created,
            new JsonObject { ["reference_genome"] = "GRCh37", ["data_format"] = format }, ["reference"], dataset is null ? null : new JsonObject { ["dataset"] = dataset });

    private static void AddProject(PlatformState state, string group)
    {
        const string created = "2025-01-14T09:12:44Z";
        var project = ProjectsHandlers.Add(state, $"{User}/wgs", "wgs", User,
            new JsonObject { ["billing_group"] = group, ["description"] = "Pilot of twenty genomes", ["tags"] = new JsonArray("wgs", "pilot") }, created);
        for (var sample = 1; sample <= 3; sample++)
            for (var mate = 1; mate <= 2; mate++)
                FilesHandlers.Add(state, $"S{sample}_R{mate}.fastq", $"{User}/wgs", project.RootFolder, Content.Of(Fastq(sample, mate)), created,
                    new JsonObject { ["sample_id"] = $"S{sample}", ["paired_end"] = mate == 1 ? "1" : "2", ["experimental_strategy"] = "WGS" }, ["raw"]);
        var folder = FilesHandlers.Folder(state.Ids.File(), "reports", $"{User}/wgs", project.RootFolder, created);
        state.Files.Add(folder.Id, folder);
    }

    private static string Fasta(string name, int length)
    {
        var text = new StringBuilder($">{name}\n");
        for (var at = 0; at < length; at += 70)
            text.Append(Bases(at, Math.Min(70, length - at))).Append('\n');
        return text.ToString();
    }

    private static string Fastq(int sample, int mate)
    {
        var text = new StringBuilder();
        for (var read = 0; read < 100; read++)
            text.Append("@S").Append(sample).Append('.').Append(read).Append('/').Append(mate).Append('\n')
                .Append(Bases((sample * 1000) + read, 100)).Append("\n+\n").Append('I', 100).Append('\n');
        return text.ToString();
    }

    private static string Vcf() =>
        "##fileformat=VCFv4.1\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n20\t14370\trs6054257\tG\tA\t29\tPASS\t.\n20\t1110696\trs6040355\tA\tG\t67\tPASS\t.\n";

    /// <summary>Letters that look random and are always the same.</summary>
    private static string Bases(int start, int count) =>
        string.Create(count, start, static (letters, seed) =>
        {
            for (var index = 0; index < letters.Length; index++)
                letters[index] = "ACGT"[(int)((((uint)(seed + index) * 2654435761u) >> 13) & 3)];
        });
}
