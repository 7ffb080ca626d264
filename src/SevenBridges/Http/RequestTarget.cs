using System.Buffers;
using System.Text;

namespace SevenBridges.Http;

/// <summary>Keeps path and query as they were meant: nothing in them may lead to another resource, another host or another request.</summary>
internal static class RequestTarget
{
    /// <summary>The Platform refuses longer addresses (414).</summary>
    public const int MaxLength = 6000;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?&=%,:;+@!$'()*");

    /// <summary>What is wrong with a target that starts with a slash, as the end of a sentence; null: nothing.</summary>
    public static string? Check(ReadOnlySpan<char> target)
    {
        if (target.StartsWith("//")) return "it starts with two slashes, which names another host";
        if (target.IndexOfAnyInRange('\0', '\u001f') >= 0 || target.Contains('\u007f')) return "it holds a control character";
        if (target.Contains('#')) return "it holds a '#', which would cut it short; write %23";
        var path = PathOf(target);
        if (path.Contains('\\')) return "its path holds a backslash, which some servers read as a slash";
        return HasDotSegment(path) ? "its path holds a '.' or '..' segment, which would reach another resource" : null;
    }

    /// <summary>The target with everything escaped that may not stand in an address; what is escaped already stays as it is.</summary>
    public static string Escape(string target)
    {
        var first = target.AsSpan().IndexOfAnyExcept(Plain);
        if (first < 0) return target;
        var escaped = new StringBuilder(target.Length + 16).Append(target, 0, first);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in target.AsSpan(first).EnumerateRunes())
        {
            if (rune.IsAscii && Plain.Contains((char)rune.Value)) escaped.Append((char)rune.Value);
            else foreach (var value in utf8[..rune.EncodeToUtf8(utf8)]) escaped.Append('%').Append(value.ToString("X2", null));
        }

        return escaped.ToString();
    }

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target) => target.IndexOf('?') is >= 0 and var query ? target[..query] : target;

    private static bool HasDotSegment(ReadOnlySpan<char> path)
    {
        // Nearly every path has neither a dot at the start of a segment nor an escape.
        if (!path.Contains("/.", StringComparison.Ordinal) && !path.Contains('%')) return false;
        // Some servers cut a segment at its semicolon before they look at it.
        var read = path.ToString()
            .Replace("%2e", ".", StringComparison.OrdinalIgnoreCase)
            .Replace("%2f", "/", StringComparison.OrdinalIgnoreCase)
            .Replace("%5c", "/", StringComparison.OrdinalIgnoreCase);
        return read.Replace("%3b", ";", StringComparison.OrdinalIgnoreCase).Split('/').Any(segment => segment.Split(';')[0] is "." or "..");
    }
}
