namespace SevenBridges.Quickstart;

/// <summary>A tool in the Common Workflow Language: gives out the reads as it got them, so that the whole way there and back can be compared.</summary>
internal static class PassReadsOn
{
    public const string Input = "reads";

    public static CwlDocument Document => CwlDocument.Parse(
        """
        {
          "cwlVersion": "v1.2",
          "class": "CommandLineTool",
          "label": "Pass reads on",
          "requirements": [
            { "class": "DockerRequirement", "dockerPull": "ubuntu:24.04" },
            { "class": "ResourceRequirement", "coresMin": 1, "ramMin": 1000 }
          ],
          "baseCommand": ["cat"],
          "inputs": [{ "id": "reads", "type": "File", "inputBinding": { "position": 1 } }],
          "outputs": [{ "id": "passed_on", "type": "stdout" }],
          "stdout": "passed-on.$(inputs.reads.basename)"
        }
        """);
}
