using System.Globalization;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Options as Unix commands take them: <c>-u</c>, <c>-ur</c>, <c>-n 5</c>, <c>-n5</c>, <c>-5</c>, <c>--lines=5</c>, <c>--</c>.</summary>
internal sealed class CommandOptions
{
    private readonly HashSet<char> flags = [];
    private readonly Dictionary<char, string> values = [];

    public List<string> Names { get; } = [];

    /// <summary>The word that is no option of the command; null when all are.</summary>
    public string? Unknown { get; private set; }

    /// <param name="words">The words after the command.</param>
    /// <param name="known">Letters of options; one that takes a value has a colon behind it.</param>
    /// <param name="longNames">Long names and the letters they stand for.</param>
    public static CommandOptions Parse(IReadOnlyList<string> words, string known, params (string Name, char Letter)[] longNames)
    {
        var options = new CommandOptions();
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (word == "--")
            {
                options.Names.AddRange(words.Skip(index + 1));
                return options;
            }

            if (word.Length < 2 || word[0] != '-')
                options.Names.Add(word);
            else if (word.StartsWith("--", StringComparison.Ordinal))
                options.Long(word, known, longNames);
            else if (char.IsAsciiDigit(word[1]))
                options.values['n'] = word[1..];
            else
                index += options.Short(word, index + 1 < words.Count ? words[index + 1] : null, known);
        }

        return options;
    }

    public bool Has(char letter) => flags.Contains(letter) || values.ContainsKey(letter);

    public string? Value(char letter) => values.GetValueOrDefault(letter);

    /// <summary>A count with its sign; null when it is no number.</summary>
    public static long? Count(string? text)
    {
        if (text is null)
            return null;
        var factor = text.Length == 0 ? 1 : char.ToUpperInvariant(text[^1]) switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, _ => 1L };
        return long.TryParse(factor == 1 ? text : text[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count * factor : null;
    }

    private void Long(string word, string known, (string Name, char Letter)[] longNames)
    {
        var (name, value) = word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[2..at], word[(at + 1)..]) : (word[2..], null);
        var letter = longNames.FirstOrDefault(pair => pair.Name == name).Letter;
        if (letter == default || known.Contains($"{letter}:", StringComparison.Ordinal) != value is not null)
            Unknown ??= word;
        else if (value is null)
            flags.Add(letter);
        else
            values[letter] = value;
    }

    /// <returns>How many words behind this one were its value.</returns>
    private int Short(string word, string? next, string known)
    {
        for (var index = 1; index < word.Length; index++)
        {
            var letter = word[index];
            var place = letter == ':' ? -1 : known.IndexOf(letter, StringComparison.Ordinal);
            if (place < 0)
            {
                Unknown ??= $"-{letter}";
                return 0;
            }

            if (place + 1 == known.Length || known[place + 1] != ':')
            {
                flags.Add(letter);
                continue;
            }

            values[letter] = index + 1 < word.Length ? word[(index + 1)..] : next ?? "";
            return index + 1 < word.Length ? 0 : 1;
        }

        return 0;
    }
}
