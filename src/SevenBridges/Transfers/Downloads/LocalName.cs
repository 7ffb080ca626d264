using System.Buffers;
using System.Text;

namespace SevenBridges.Transfers;

/// <summary>
/// Decides whether a name that the Platform gave may become a local name. What any system takes for a folder, a drive or a device is refused on all of them; what merely
/// cannot be written on Windows is refused there only.
/// </summary>
internal static class LocalName
{
    private const int LongestInBytes = 255;

    private static readonly SearchValues<char> RefusedByWindows = SearchValues.Create("<>:\"|?*");

    // What breaks a line or turns the direction: "exe.bam" may then be shown for "mab.exe".
    private static readonly SearchValues<char> Misleading = SearchValues.Create("\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    // What HFS+ does not see when it compares names.
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u200C\u200D\u200E\u200F\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF");

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>What is wrong with a name; null: nothing.</summary>
    public static string? Fault(string name) => name switch
    {
        "" => "it is empty",
        "." or ".." => "it means a folder",
        _ when name.AsSpan().IndexOfAny('/', '\\') >= 0 => "it holds a slash or backslash",
        _ when name.Any(char.IsControl) => "it holds a control character",
        _ when name.AsSpan().ContainsAny(Misleading) => "it holds a character that changes how the rest of it is shown",
        _ when HasHalfALetter(name) => "it holds half of a character, which no file system keeps as it is",
        _ when IsDrive(name) => "it begins with a drive letter",
        _ when OperatingSystem.IsWindows() && name.AsSpan().ContainsAny(RefusedByWindows) => "it holds a character that Windows does not take",
        _ when name[^1] is ' ' or '.' => "it ends with a space or a full stop",
        _ when Reserved.Contains(Stem(name)) => "it is the name of a device",
        _ when Encoding.UTF8.GetByteCount(name) > LongestInBytes => $"it is longer than {LongestInBytes} bytes",
        _ => null,
    };

    /// <summary>A name as it may stand in a message: what a terminal takes for a command, or what breaks the line, is replaced.</summary>
    public static string Shown(string name) =>
        name.Any(IsNotForMessages) ? string.Concat(name.Select(letter => IsNotForMessages(letter) ? '\uFFFD' : letter)) : name;

    /// <summary>What two names have in common that some file systems take for one: case, Unicode form and characters without a shape do not count.</summary>
    public static string Key(string name) => NormalForms.Key(Seen(name)).ToUpperInvariant();

    private static bool IsNotForMessages(char letter) => char.IsControl(letter) || Misleading.Contains(letter);

    private static string Seen(string name) => name.AsSpan().ContainsAny(Unseen) ? string.Concat(name.Where(letter => !Unseen.Contains(letter))) : name;

    private static bool HasHalfALetter(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (!char.IsSurrogate(name[at])) continue;
            if (at + 1 == name.Length || !char.IsSurrogatePair(name[at], name[at + 1])) return true;
            at++;
        }

        return false;
    }

    private static bool IsDrive(string name) => name.Length > 1 && char.IsAsciiLetter(name[0]) && name[1] == ':';

    private static string Stem(string name) => name.Split('.', 2)[0].TrimEnd(' ');
}
