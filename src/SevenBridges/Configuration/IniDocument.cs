using System.Diagnostics.CodeAnalysis;

namespace SevenBridges.Configuration;

/// <summary>
/// An ini file by the rules of Python's <c>configparser</c> (no interpolation: <c>%</c> is literal), which keeps every line so that an edit changes
/// nothing else.
/// </summary>
/// <remarks>
/// Full-line comments with <c>#</c> or <c>;</c> only; <c>=</c> or <c>:</c>, whichever comes first; a line indented deeper than its option continues it; option
/// names without regard to case, section names with; <c>[DEFAULT]</c> lends its options to all; a section or option given twice is refused; an option
/// without a delimiter has no value.
/// </remarks>
internal sealed class IniDocument
{
    public const string DefaultSection = "DEFAULT";

    private readonly List<string> lines;
    private readonly string lineEnd;
    private Dictionary<string, IniSection> sections = [];

    private IniDocument(List<string> lines)
    {
        // A carriage return stays with its line, so that a file of mixed line ends comes back as it was; new lines follow the first.
        this.lines = lines;
        lineEnd = lines[0].EndsWith('\r') ? "\r" : "";
    }

    /// <summary>The sections in the order of the file, without <c>[DEFAULT]</c>.</summary>
    public IEnumerable<string> Sections => sections.Keys.Where(name => name != DefaultSection);

    /// <exception cref="IniException">The text breaks a rule; it carries the line.</exception>
    public static IniDocument Parse(string text)
    {
        text = text.TrimStart('\uFEFF');
        var document = new IniDocument([.. text.Split('\n')]);
        document.sections = IniParser.Read(document.lines);
        return document;
    }

    public bool Has(string section) => section == DefaultSection || sections.ContainsKey(section);

    /// <summary>The value of an option, its own or the one that <c>[DEFAULT]</c> lends.</summary>
    public bool TryGet(string section, string option, [NotNullWhen(true)] out string? value)
    {
        var found = Find(section, option) ?? (Has(section) ? Find(DefaultSection, option) : null);
        value = found?.Value;
        return !string.IsNullOrEmpty(value);
    }

    /// <summary>
    /// Sets an option of a section: in its place if it stands there, else at the section's end; a missing section is added at the end of the file.
    /// </summary>
    public void Set(string section, string option, string value)
    {
        var line = $"{option} = {value}{lineEnd}";
        if (Find(section, option) is { } old) lines.RemoveRange(old.Line + 1, old.Length - 1);
        if (Find(section, option) is { } found) lines[found.Line] = line;
        else if (sections.TryGetValue(section, out var existing)) lines.Insert(existing.End, line);
        else Append(section, line);
        sections = IniParser.Read(lines);
    }

    /// <summary>Takes a section out, with the comments inside it.</summary>
    public bool Remove(string section)
    {
        if (section == DefaultSection || !sections.TryGetValue(section, out var found)) return false;
        lines.RemoveRange(found.Line, found.End - found.Line);
        sections = IniParser.Read(lines);
        return true;
    }

    public override string ToString() => string.Join('\n', lines);

    private IniOption? Find(string section, string option) =>
        sections.TryGetValue(section, out var found) && found.Options.TryGetValue(option.ToLowerInvariant(), out var known) ? known : null;

    private void Append(string section, string line)
    {
        if (lines is [.., ""]) lines.RemoveAt(lines.Count - 1);
        if (lines is [.., var last] && !string.IsNullOrWhiteSpace(last)) lines.Add(lineEnd);
        lines.AddRange([$"[{section}]{lineEnd}", line, ""]);
    }
}
