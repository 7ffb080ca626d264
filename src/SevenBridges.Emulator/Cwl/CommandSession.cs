using System.Text;

namespace SevenBridges.Emulator.Cwl;

/// <summary>What a command sees while it runs: its words, the files by path, its streams.</summary>
internal sealed class CommandSession(IReadOnlyList<string> words, Content input, IReadOnlyDictionary<string, Content> files)
{
    private readonly List<Content> output = [];
    private readonly StringBuilder complaints = new();

    /// <summary>Name of the command, without folders.</summary>
    public string Name { get; } = words[0][(words[0].LastIndexOf('/') + 1)..];

    public IReadOnlyList<string> Arguments { get; } = [.. words.Skip(1)];

    public Content Input { get; } = input;

    public Content Output => output.Count == 1 ? output[0] : new JoinedContent(output);

    public string Complaints => complaints.ToString();

    public void Write(Content content) => output.Add(content);

    public void WriteLine(string line) => output.Add(Content.Of(line + "\n"));

    /// <returns>The exit code of a command that failed.</returns>
    public int Fail(string message)
    {
        complaints.Append(Name).Append(": ").Append(message).Append('\n');
        return 1;
    }

    /// <summary>The named files, or standard input when none is named; <c>-</c> is standard input too.</summary>
    /// <returns>False when one does not exist; then there is a complaint.</returns>
    public bool Open(IReadOnlyList<string> names, out List<(string Name, Content Content)> opened)
    {
        opened = [];
        foreach (var name in names.Count == 0 ? ["-"] : names)
        {
            if (name == "-")
                opened.Add((name, Input));
            else if (files.TryGetValue(name, out var content))
                opened.Add((name, content));
            else
                Fail($"{name}: No such file or directory");
        }

        return complaints.Length == 0;
    }
}
