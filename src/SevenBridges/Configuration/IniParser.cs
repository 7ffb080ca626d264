namespace SevenBridges.Configuration;

/// <summary>Reads the lines of an ini file as Python's <c>configparser</c> does (strict, options without values allowed).</summary>
internal sealed class IniParser
{
    private readonly Dictionary<string, IniSection> sections = new(StringComparer.Ordinal);
    private IniSection? section;
    private string sectionName = "";
    private string? option;
    private List<string>? value;
    private int optionLine;
    private int optionEnd;
    private int indent;

    private IniParser()
    {
    }

    public static Dictionary<string, IniSection> Read(IReadOnlyList<string> lines)
    {
        var parser = new IniParser();
        for (var i = 0; i < lines.Count; i++) parser.Take(lines[i], i);
        parser.CloseOption();
        return parser.sections;
    }

    private void Take(string line, int index)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] is '#' or ';')
        {
            // A blank line belongs to a value that goes on after it; a comment does not.
            if (text.Length == 0) value?.Add("");
            return;
        }

        var depth = line.Length - line.TrimStart().Length;
        if (section is not null && option is not null && depth > indent) Continue(text, index);
        else Start(text, depth, index);
        section!.End = index + 1;
    }

    private void Continue(string text, int index)
    {
        if (value is null) throw new IniException($"it is indented as if it continued '{option}', which has no value", index + 1);
        value.Add(text);
        optionEnd = index + 1;
    }

    private void Start(string text, int depth, int index)
    {
        CloseOption();
        indent = depth;
        if (text[0] == '[' && text.LastIndexOf(']') is > 1 and var close) OpenSection(text[1..close], index);
        else if (section is null) throw new IniException("it comes before the first [section]", index + 1);
        else OpenOption(text, index);
    }

    private void OpenSection(string name, int index)
    {
        // [DEFAULT] may come in several pieces, as in Python; every other section once.
        if (sections.TryGetValue(name, out section) && name != IniDocument.DefaultSection)
            throw new IniException($"the section [{name}] stands in line {section.Line + 1} already", index + 1);
        if (section is null) sections.Add(name, section = new(index));
        sectionName = name;
        option = null;
    }

    private void OpenOption(string text, int index)
    {
        var delimiter = text.AsSpan().IndexOfAny('=', ':');
        option = (delimiter < 0 ? text : text[..delimiter]).TrimEnd().ToLowerInvariant();
        if (option.Length == 0) throw new IniException("it has a value but no name", index + 1);
        if (section!.Options.TryGetValue(option, out var first))
            throw new IniException($"'{option}' stands in [{sectionName}] already, in line {first.Line + 1}", index + 1);
        value = delimiter < 0 ? null : [text[(delimiter + 1)..].Trim()];
        (optionLine, optionEnd) = (index, index + 1);
        section.Options.Add(option, new(null, index, 1));
    }

    private void CloseOption()
    {
        if (option is null || section is null) return;
        var text = value is null ? null : string.Join('\n', value).TrimEnd();
        section.Options[option] = new(text, optionLine, optionEnd - optionLine);
        (option, value) = (null, null);
    }
}
