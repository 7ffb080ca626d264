using System.IO.Enumeration;
using System.Text;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Runs a tool: plain commands really, in-process; anything else writes a small report for each of its outputs.</summary>
internal static class ToolRunner
{
    /// <param name="tool">The tool or workflow.</param>
    /// <param name="inputs">The job; files with <c>path</c>, <c>basename</c>, <c>nameroot</c>, <c>nameext</c>, <c>size</c>.</param>
    /// <param name="files">The files of the job.</param>
    public static ToolRun Run(CwlTool tool, JsonObject inputs, IReadOnlyList<ToolFile> files)
    {
        var expressions = new CwlExpressions(inputs);
        try
        {
            var words = tool.Class == "CommandLineTool" ? CwlCommandLine.Build(tool, inputs, expressions) : [];
            return words.Count > 0 && PlainCommands.Know(words[0])
                ? Plain(tool, words, expressions, files)
                : Report(tool, CwlCommandLine.Text(words), expressions, files);
        }
        catch (CwlUnsupportedException needsJavaScript)
        {
            return Report(tool, $"# {needsJavaScript.Message}", expressions, files);
        }
    }

    private static ToolRun Plain(CwlTool tool, List<string> words, CwlExpressions expressions, IReadOnlyList<ToolFile> files)
    {
        var byPath = files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
        var (stdin, stdout, stderr) = (expressions.Text(tool.Stdin), expressions.Text(tool.Stdout), expressions.Text(tool.Stderr));
        var session = new CommandSession(words, byPath.GetValueOrDefault(stdin) ?? Content.Of(""), byPath);
        var exitCode = stdin.Length > 0 && !byPath.ContainsKey(stdin) ? session.Fail($"{stdin}: No such file or directory") : PlainCommands.Run(session);

        var folder = new List<ProducedFile>();
        Place(folder, tool, CwlKind.Stdout, stdout, session.Output);
        Place(folder, tool, CwlKind.Stderr, stderr, Content.Of(session.Complaints));
        var run = new ToolRun(CommandLine(words, stdin, stdout, stderr), exitCode, session.Complaints);
        return exitCode == 0 ? Collect(run, tool, expressions, folder) : run;
    }

    /// <summary>A stream becomes a file when the document names it, or when an output is of its type.</summary>
    private static void Place(List<ProducedFile> folder, CwlTool tool, CwlKind stream, string name, Content content)
    {
        if (name.Length > 0 || tool.Outputs.Any(output => output.Type.Kind == stream))
            folder.Add(new ProducedFile(name.Length > 0 ? name : StreamName(stream), content));
    }

    private static string StreamName(CwlKind stream) => stream == CwlKind.Stdout ? "stdout.txt" : "stderr.txt";

    private static string CommandLine(List<string> words, string stdin, string stdout, string stderr)
    {
        var text = new StringBuilder(CwlCommandLine.Text(words));
        foreach (var (arrow, name) in new[] { ("<", stdin), (">", stdout), ("2>", stderr) })
        {
            if (name.Length > 0)
                text.Append(' ').Append(arrow).Append(' ').Append(CwlCommandLine.Text([name]));
        }

        return text.ToString();
    }

    private static ToolRun Collect(ToolRun run, CwlTool tool, CwlExpressions expressions, List<ProducedFile> folder)
    {
        var outputs = new Dictionary<string, IReadOnlyList<ProducedFile>>(StringComparer.Ordinal);
        foreach (var output in tool.Outputs.Where(output => output.Type.HoldsFiles))
        {
            var patterns = Patterns(tool, output, expressions);
            var found = folder.Where(file => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name, ignoreCase: false))).ToList();
            if (found.Count > 0)
                outputs[output.Id] = output.Type.Kind == CwlKind.List ? found : found[..1];
            else if (!output.Type.IsOptional && output.Type.Kind != CwlKind.List)
                return run with { ExitCode = 1, Complaints = $"{run.Complaints}output '{output.Id}': no file matches '{string.Join("', '", patterns)}'\n" };
        }

        return run with { Outputs = outputs };
    }

    private static List<string> Patterns(CwlTool tool, CwlOutput output, CwlExpressions expressions) => output.Type.Kind switch
    {
        CwlKind.Stdout => [tool.Stdout is null ? StreamName(CwlKind.Stdout) : expressions.Text(tool.Stdout)],
        CwlKind.Stderr => [tool.Stderr is null ? StreamName(CwlKind.Stderr) : expressions.Text(tool.Stderr)],
        _ => [.. output.Globs.SelectMany(glob => expressions.Value(glob) switch { JsonArray list => list.Select(CwlExpressions.Words), var one => [CwlExpressions.Words(one)] })],
    };

    private static ToolRun Report(CwlTool tool, string commandLine, CwlExpressions expressions, IReadOnlyList<ToolFile> files)
    {
        var outputs = tool.Outputs.Where(output => output.Type.HoldsFiles).ToDictionary(
            output => output.Id,
            output => (IReadOnlyList<ProducedFile>)[new ProducedFile(ReportName(tool, output, expressions, files), Content.Of(ReportText(output, commandLine, files)))],
            StringComparer.Ordinal);
        return new ToolRun(commandLine, 0, "") { Outputs = outputs };
    }

    /// <summary>The name that the document asks for, as far as it can be told: <c>*.bam</c> becomes <c>sample.bam</c>.</summary>
    private static string ReportName(CwlTool tool, CwlOutput output, CwlExpressions expressions, IReadOnlyList<ToolFile> files)
    {
        var root = files.Count > 0 ? files[0].Name.Split('.')[0] : output.Id;
        try
        {
            var pattern = Patterns(tool, output, expressions).FirstOrDefault(pattern => pattern.Length > 0) ?? $"{output.Id}.txt";
            return pattern.TrimEnd('/').Split('/')[^1].Replace("*", root, StringComparison.Ordinal).Replace('?', '_').Split('{', '[')[0] is { Length: > 0 } name ? name : $"{output.Id}.txt";
        }
        catch (CwlUnsupportedException)
        {
            return $"{output.Id}.txt";
        }
    }

    private static string ReportText(CwlOutput output, string commandLine, IReadOnlyList<ToolFile> files)
    {
        var text = new StringBuilder($"Report in place of output '{output.Id}'\n");
        if (commandLine.Length > 0)
            text.Append("command: ").Append(commandLine).Append('\n');
        foreach (var file in files)
            text.Append("input: ").Append(file.Name).Append(' ').Append(file.Content.Length).Append(" bytes\n");
        return text.ToString();
    }
}
