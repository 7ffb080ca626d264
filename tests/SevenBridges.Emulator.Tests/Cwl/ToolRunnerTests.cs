using System.Text;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Cwl;
using SevenBridges.Emulator.Storage;

namespace SevenBridges.Emulator.Tests.Cwl;

public sealed class ToolRunnerTests
{
    [Theory]
    [InlineData("cat", "b\na\nb\n", "b\na\nb\n")]
    [InlineData("sort", "b\na\nb", "a\nb\nb\n")]
    [InlineData("sort -u", "b\na\nb\n", "a\nb\n")]
    [InlineData("sort -r", "b\na\nc\n", "c\nb\na\n")]
    [InlineData("sort -n", "10\n9\n-1\n", "-1\n9\n10\n")]
    [InlineData("sort -rnu", "10\n9\n9\n", "10\n9\n")]
    [InlineData("wc -l", "b\na\nb", "2\n")]
    [InlineData("wc -w", "b a\n  b", "3\n")]
    [InlineData("wc -c", "b\na", "3\n")]
    [InlineData("wc", "b\na\n", "      2       2       4\n")]
    [InlineData("head -n 1", "b\na\n", "b\n")]
    [InlineData("head -n -1", "b\na\nc\n", "b\na\n")]
    [InlineData("head -2", "b\na\nc\n", "b\na\n")]
    [InlineData("head -c 3", "b\na\n", "b\na")]
    [InlineData("tail -n 1", "b\na", "a")]
    [InlineData("tail -n +2", "b\na\nc\n", "a\nc\n")]
    [InlineData("tail -c2", "b\na\n", "a\n")]
    [InlineData("md5sum", "", "d41d8cd98f00b204e9800998ecf8427e  -\n")]
    [InlineData("sha256sum", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  -\n")]
    [InlineData("echo -n hi there", "", "hi there")]
    public void Run_PlainCommand_DoesWhatTheCommandDoes(string command, string input, string output)
    {
        var session = new CommandSession(command.Split(' '), Content.Of(input), new Dictionary<string, Content>());

        PlainCommands.Run(session).Should().Be(0);

        Text(session.Output).Should().Be(output);
    }

    [Fact]
    public void Run_HeadOfTwoFiles_NamesThem()
    {
        var files = new Dictionary<string, Content> { ["/x"] = Content.Of("1\n2\n"), ["/y"] = Content.Of("3\n") };
        var session = new CommandSession(["/usr/bin/head", "-n1", "/x", "/y"], Content.Of(""), files);

        PlainCommands.Run(session);

        Text(session.Output).Should().Be("==> /x <==\n1\n\n==> /y <==\n3\n");
    }

    [Fact]
    public void Run_FileThatIsNotThere_FailsAndSaysSo()
    {
        var session = new CommandSession(["cat", "/nowhere"], Content.Of(""), new Dictionary<string, Content>());

        PlainCommands.Run(session).Should().Be(1);

        session.Complaints.Should().Be("cat: /nowhere: No such file or directory\n");
    }

    [Fact]
    public void Run_InputsWithPositionsAndPrefixes_OrdersThem()
    {
        var run = Run(
            """
            {"class": "CommandLineTool", "baseCommand": ["echo", "start"],
             "arguments": [{"position": 9, "valueFrom": "end"}, "first"],
             "inputs": {"b": {"type": "int", "inputBinding": {"position": 2, "prefix": "-b"}},
                        "a": {"type": "string", "inputBinding": {"position": 1, "prefix": "--a=", "separate": false}},
                        "flag": {"type": "boolean", "inputBinding": {"position": 3, "prefix": "--flag"}},
                        "off": {"type": "boolean?", "inputBinding": {"position": 3, "prefix": "--off"}},
                        "many": {"type": "string[]", "inputBinding": {"position": 4, "prefix": "-m", "itemSeparator": ","}},
                        "each": {"type": {"type": "array", "items": "string", "inputBinding": {"prefix": "-e"}}, "inputBinding": {"position": 5}}},
             "outputs": {"said": "stdout"}}
            """,
            """{"a": "x", "b": 7, "flag": true, "off": false, "many": ["p", "q"], "each": ["r", "s"]}""");

        Text(run.Outputs["said"][0].Content).Should().Be("start first --a=x -b 7 --flag -m p,q -e r -e s end\n");
    }

    [Fact]
    public void Run_Draft2Tool_ReadsIdsAndExpressions()
    {
        var run = Run(
            """
            {"class": "CommandLineTool", "cwlVersion": "sbg:draft-2", "baseCommand": ["echo"],
             "inputs": [{"id": "#word", "type": ["null", "string"], "inputBinding": {"position": 1}}],
             "stdout": {"class": "Expression", "engine": "#cwl-js-engine", "script": "$job.inputs.word"},
             "outputs": [{"id": "#out", "type": ["null", "File"], "outputBinding": {"glob": "*"}}]}
            """,
            """{"word": "hello"}""");

        run.Outputs["out"][0].Name.Should().Be("hello");
    }

    [Fact]
    public void Run_UnknownCommand_WritesAReportPerOutput()
    {
        var run = Run(
            """
            {"class": "CommandLineTool", "baseCommand": ["bwa", "mem"], "inputs": {"reads": "File"},
             "outputs": {"bam": {"type": "File", "outputBinding": {"glob": "*.bam"}}, "logs": {"type": "File[]", "outputBinding": {"glob": "log.txt"}}, "n": "int"}}
            """,
            "{}",
            new ToolFile("/f/s7.fastq", "s7.fastq", Content.Of("ACGT")));

        run.Outputs.Select(output => output.Value[0].Name).Should().Equal("s7.bam", "log.txt");
        Text(run.Outputs["bam"][0].Content).Should().Contain("bwa mem").And.Contain("s7.fastq 4 bytes");
    }

    [Fact]
    public void Run_JavaScript_WritesAReport() =>
        Text(Run("""{"class": "CommandLineTool", "baseCommand": ["cat"], "stdout": "${ return 1; }", "inputs": [], "outputs": {"o": "stdout"}}""", "{}").Outputs["o"][0].Content)
            .Should().Contain("more than a reference");

    [Fact]
    public void Run_RequiredOutputDoesNotMatch_Fails()
    {
        var run = Run("""{"class": "CommandLineTool", "baseCommand": ["true"], "inputs": [], "outputs": {"o": {"type": "File", "outputBinding": {"glob": "x*"}}}}""", "{}");

        run.ExitCode.Should().Be(1);
        run.Complaints.Should().Contain("no file matches 'x*'");
    }

    [Fact]
    public void Run_CatOfGigabytes_CopiesNothing()
    {
        var large = new ToolFile("/big", "big", new Zeros(3L << 30));
        var run = Run(
            """{"class": "CommandLineTool", "baseCommand": "cat", "arguments": ["/big", "/big"], "inputs": [], "stdout": "out", "outputs": {"o": {"type": "File", "outputBinding": {"glob": "out"}}}}""",
            "{}",
            large);

        run.Outputs["o"][0].Content.Length.Should().Be(6L << 30);
        run.Outputs["o"][0].Content.Read((3L << 30) - 2, new byte[4]).Should().Be(4);
    }

    private static ToolRun Run(string tool, string inputs, params ToolFile[] files) =>
        ToolRunner.Run(CwlReader.Read((JsonObject)JsonNode.Parse(tool)!), (JsonObject)JsonNode.Parse(inputs)!, files);

    private static string Text(Content content) => Encoding.UTF8.GetString(content.ToArray());

    private sealed class Zeros(long length) : Content
    {
        public override long Length => length;

        public override string ETag => "\"zeros\"";

        public override int Read(long offset, Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Math.Max(0, length - offset));
            buffer[..count].Clear();
            return count;
        }
    }
}
