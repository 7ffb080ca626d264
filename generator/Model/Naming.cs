namespace SevenBridges.Generator.Model;

/// <summary>From the Platform's words to C# names. Every rule of naming stands here.</summary>
internal static class Naming
{
    /// <summary>Words that a C# file holds through its implicit usings: a schema of this name gets the prefix <c>Platform</c>.</summary>
    private static readonly HashSet<string> TakenByUsings = new(StringComparer.Ordinal)
    {
        "Action", "Array", "Attribute", "Buffer", "Console", "Convert", "DateTime", "Delegate", "Directory", "Enum", "Environment", "Exception",
        "File", "Func", "Guid", "Half", "Index", "Lazy", "List", "Math", "Monitor", "Object", "Path", "Predicate", "Progress", "Random", "Range",
        "Stream", "String", "Task", "TaskStatus", "Thread", "Timer", "Tuple", "Type", "Uri", "Version",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private const int Slots = 1024;

    // Names are made by the ten thousand, and each would leave its letters behind.
    [ThreadStatic]
    private static char[]? _letters;

    // Mostly they are the same as before: each slot has the name that was made last of a word which falls into it.
    [ThreadStatic]
    private static (string Word, string Name)[]? _made;

    public static string TypeOf(string schema) => TakenByUsings.Contains(schema) ? "Platform" + schema : schema;

    /// <summary><c>created_on</c>, <c>patchMetadata</c>, <c>sbg:createdOn</c>, <c>QUEUED_FOR_TERMINATION</c>, <c>aws:kms</c> → Pascal case.</summary>
    public static string Pascal(string word)
    {
        if (word.Length == 0)
            return "";
        ref var made = ref (_made ??= new (string, string)[Slots])[unchecked((JsonValue.MarkOf(word) * 31) + word[word.Length / 3]) & (Slots - 1)];
        if (made.Word == word)
            return made.Name;
        var (letters, length) = Letters(word);
        made = (word, new string(letters, 0, length));
        return made.Name;
    }

    public static string Camel(string word)
    {
        var (name, length) = Letters(word);
        if (length > 0)
            name[0] = char.ToLowerInvariant(name[0]);
        return new string(name, 0, length);
    }

    /// <summary>The letters of a word in Pascal case; they are good until the next word.</summary>
    private static (char[] Name, int Length) Letters(string word)
    {
        if (_letters is null || _letters.Length < word.Length)
            _letters = new char[Math.Max(word.Length, 128)];
        var (name, length, start, isShouting) = (_letters, 0, true, IsShouting(word));
        foreach (var letter in word)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                start = true;
                continue;
            }

            name[length++] = start ? char.ToUpperInvariant(letter) : isShouting ? char.ToLowerInvariant(letter) : letter;
            start = false;
        }

        return (name, length);
    }

    private static bool IsShouting(string word)
    {
        foreach (var letter in word)
            if (char.IsLower(letter))
                return false;
        return true;
    }

    /// <summary>A name for an argument or local: camel case, escaped when C# keeps the word.</summary>
    public static string Argument(string word) => Camel(word) is var name && Keywords.Contains(name) ? "@" + name : name;

    public static string Field(string property) => "_" + char.ToLowerInvariant(property[0]) + property.Substring(1);

    /// <summary>Whether it is a name for a type or a member: no keyword, and no lower case at its beginning, where arguments have theirs.</summary>
    public static bool IsName(string name) => name.Length > 0 && char.IsLetter(name[0]) && !char.IsLower(name[0]) && IsPlain(name);

    /// <summary>Whether it is a name for an argument once <see cref="Argument"/> has escaped it.</summary>
    public static bool IsArgument(string name) => name.TrimStart('@') is { Length: > 0 } bare && char.IsLetter(bare[0]) && IsPlain(bare);

    private static bool IsPlain(string name)
    {
        foreach (var letter in name)
            if (!char.IsLetterOrDigit(letter))
                return false;
        return true;
    }
}
