namespace SevenBridges;

// BY HAND: which outputs are files depends on the app, not on the description.
public sealed partial class TaskOutputs
{
    /// <summary>The file at an output.</summary>
    /// <param name="output">Id of the output.</param>
    /// <returns>The file; null when the output is null or absent.</returns>
    /// <exception cref="InvalidOperationException">The output is something else; the message says what.</exception>
    public CwlFile? File(string output) => TryGetValue(output, out var value) && value is not null
        ? value as CwlFile ?? throw new InvalidOperationException($"The output '{output}' is no file: {Shown(value)}")
        : null;

    /// <summary>The files at an output that lists them; a single file counts as a list of one.</summary>
    /// <param name="output">Id of the output.</param>
    /// <returns>The files; none when the output is null or absent. Nulls in the list are left out.</returns>
    /// <exception cref="InvalidOperationException">The output holds something else than files; the message says what.</exception>
    public IReadOnlyList<CwlFile> Files(string output) => !TryGetValue(output, out var value) || value is null ? [] : value switch
    {
        CwlFile file => [file],
        CwlList list => [.. list.Values.OfType<CwlValue>().Select(item => item as CwlFile ?? throw new InvalidOperationException($"The output '{output}' holds something that is no file: {Shown(item)}"))],
        _ => throw new InvalidOperationException($"The output '{output}' is no list of files: {Shown(value)}"),
    };

    private static string Shown(CwlValue value) => value.ToString() is { Length: > 100 } text ? text[..100] + "…" : value.ToString();
}
