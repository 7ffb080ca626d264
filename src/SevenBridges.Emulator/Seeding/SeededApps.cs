using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Seeding;

/// <summary>The public apps. All but the workflow really run. Their ports stand in lists, as those of the Platform's own apps do: clients go through them.</summary>
internal static class SeededApps
{
    public const string Project = SeededAccount.PublicProject;
    private const string Owner = "admin";

    private static readonly DateTimeOffset Published = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Adds the apps; their project is seeded with the files.</summary>
    public static void AddTo(PlatformState state)
    {
        foreach (var (name, document) in Documents())
        {
            var app = new AppEntry($"{Project}/{name}", name);
            AppDocument.AddRevision(app, (JsonObject)JsonNode.Parse(document)!, Owner, Published);
            state.Apps.Add(app.Id, app);
        }
    }

    private static IEnumerable<(string Name, string Document)> Documents()
    {
        yield return ("cat-files", """
            {
              "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "Concatenate Files",
              "doc": "Writes its input files one behind the other.",
              "baseCommand": ["cat"],
              "inputs": [{ "id": "files", "type": "File[]", "label": "Files", "inputBinding": { "position": 1 } },
                         { "id": "output_name", "type": "string?", "label": "Name of the output", "default": "concatenated.txt" }],
              "stdout": "$(inputs.output_name)",
              "outputs": [{ "id": "concatenated", "type": "File", "label": "All files in one", "outputBinding": { "glob": "$(inputs.output_name)" } }]
            }
            """);
        yield return ("count-lines", """
            {
              "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "Count Lines",
              "doc": "Counts the lines of a file.",
              "baseCommand": ["wc", "-l"],
              "inputs": [{ "id": "file", "type": "File", "label": "File" }],
              "stdin": "$(inputs.file.path)",
              "stdout": "$(inputs.file.nameroot).lines.txt",
              "outputs": [{ "id": "count", "type": "stdout", "label": "Number of lines" }]
            }
            """);
        yield return ("sha256sum", """
            {
              "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "SHA-256",
              "doc": "Writes the SHA-256 of each file.",
              "baseCommand": "sha256sum",
              "inputs": [{ "id": "files", "type": "File[]", "label": "Files", "inputBinding": { "position": 1 } }],
              "stdout": "sha256.txt",
              "outputs": [{ "id": "checksums", "type": "stdout", "label": "Checksums" }]
            }
            """);
        yield return ("sort-lines", """
            {
              "class": "CommandLineTool", "cwlVersion": "sbg:draft-2", "label": "Sort Lines", "description": "Sorts the lines of a file.",
              "baseCommand": ["sort"],
              "inputs": [{ "id": "#file", "type": ["File"], "label": "File", "inputBinding": { "position": 2, "separate": true } },
                         { "id": "#unique", "type": ["null", "boolean"], "label": "Each line once", "inputBinding": { "position": 1, "prefix": "-u" } }],
              "stdout": "sorted.txt",
              "outputs": [{ "id": "#sorted", "type": ["null", "File"], "label": "Sorted lines", "outputBinding": { "glob": "sorted.txt" } }]
            }
            """);
        yield return ("fastqc", """
            {
              "class": "Workflow", "cwlVersion": "v1.2", "label": "FastQC Analysis",
              "doc": "Reports on the quality of reads.",
              "requirements": [{ "class": "ScatterFeatureRequirement" }],
              "inputs": [{ "id": "reads", "type": "File[]", "label": "Reads" }],
              "outputs": [{ "id": "report", "type": "File", "label": "Report", "outputSource": ["fastqc/report"] }],
              "steps": [{ "id": "fastqc", "label": "FastQC", "in": [{ "id": "reads", "source": "reads" }], "out": [{ "id": "report" }], "scatter": ["reads"],
                          "run": { "class": "CommandLineTool", "cwlVersion": "v1.2", "baseCommand": ["fastqc"],
                                   "inputs": [{ "id": "reads", "type": "File", "inputBinding": { "position": 1 } }],
                                   "outputs": [{ "id": "report", "type": "File", "outputBinding": { "glob": "*_fastqc.html" } }] } }]
            }
            """);
    }
}
