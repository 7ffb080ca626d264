using System.Security.Cryptography;

namespace SevenBridges.Emulator.Cwl;

/// <summary>The commands that this Platform really runs, in-process. They stream: a file is never held as a whole, except to be sorted.</summary>
internal static class PlainCommands
{
    private static readonly Dictionary<string, Func<CommandSession, int>> Commands = new(StringComparer.Ordinal)
    {
        ["cat"] = Cat,
        ["echo"] = Echo,
        ["false"] = session => session.Fail("exit status 1"),
        ["head"] = session => Ends(session, head: true),
        ["md5sum"] = session => Sum(session, ContentHash.Md5),
        ["sha256sum"] = session => Sum(session, ContentHash.Sha256),
        ["sort"] = SortCommand.Run,
        ["tail"] = session => Ends(session, head: false),
        ["true"] = _ => 0,
        ["wc"] = WordCount.Run,
    };

    public static bool Know(string word) => Commands.ContainsKey(word[(word.LastIndexOf('/') + 1)..]);

    /// <returns>The exit code.</returns>
    public static int Run(CommandSession session) => Commands[session.Name](session);

    public static int Invalid(CommandSession session, CommandOptions options) => session.Fail($"invalid option '{options.Unknown}'");

    private static int Cat(CommandSession session)
    {
        var options = CommandOptions.Parse(session.Arguments, "u");
        if (options.Unknown is not null)
            return Invalid(session, options);
        var complete = session.Open(options.Names, out var files);
        foreach (var (_, content) in files)
            session.Write(content);
        return complete ? 0 : 1;
    }

    private static int Echo(CommandSession session)
    {
        var isOpen = session.Arguments is ["-n", ..];
        session.Write(Content.Of(string.Join(' ', session.Arguments.Skip(isOpen ? 1 : 0)) + (isOpen ? "" : "\n")));
        return 0;
    }

    private static int Sum(CommandSession session, HashAlgorithmName algorithm)
    {
        var options = CommandOptions.Parse(session.Arguments, "bt", ("binary", 'b'), ("text", 't'));
        if (options.Unknown is not null)
            return Invalid(session, options);
        var complete = session.Open(options.Names, out var files);
        foreach (var (name, content) in files)
            session.WriteLine($"{ContentHash.Hex(content, algorithm)}  {name}");
        return complete ? 0 : 1;
    }

    private static int Ends(CommandSession session, bool head)
    {
        var options = CommandOptions.Parse(session.Arguments, "n:c:qv", ("lines", 'n'), ("bytes", 'c'), ("quiet", 'q'));
        if (options.Unknown is not null)
            return Invalid(session, options);
        var inBytes = options.Has('c');
        var text = inBytes ? options.Value('c') : options.Value('n') ?? "10";
        if (CommandOptions.Count(text) is not { } count)
            return session.Fail($"invalid number of {(inBytes ? "bytes" : "lines")}: '{text}'");

        var complete = session.Open(options.Names, out var files);
        foreach (var (index, (name, content)) in files.Index())
        {
            if (options.Has('v') || (files.Count > 1 && !options.Has('q')))
                session.WriteLine($"{(index > 0 ? "\n" : "")}==> {(name == "-" ? "standard input" : name)} <==");
            session.Write(head ? Head(content, count, inBytes) : Tail(content, count, inBytes, fromStart: text!.StartsWith('+')));
        }

        return complete ? 0 : 1;
    }

    private static SlicedContent Head(Content content, long count, bool inBytes)
    {
        if (inBytes)
            return new SlicedContent(content, 0, count >= 0 ? count : content.Length + count);
        return new SlicedContent(content, 0, content.EndOfLine(count >= 0 ? count : LineCount(content) + count));
    }

    private static SlicedContent Tail(Content content, long count, bool inBytes, bool fromStart)
    {
        var size = Math.Abs(count);
        var start = (inBytes, fromStart) switch
        {
            (true, true) => Math.Max(0, size - 1),
            (true, false) => Math.Max(0, content.Length - size),
            (false, true) => content.EndOfLine(size - 1),
            (false, false) => content.EndOfLine(LineCount(content) - size),
        };
        return new SlicedContent(content, Math.Min(start, content.Length), content.Length);
    }

    private static long LineCount(Content content)
    {
        var last = new byte[1];
        var isOpen = content.Length > 0 && content.Read(content.Length - 1, last) == 1 && last[0] != '\n';
        return content.CountLineEnds() + (isOpen ? 1 : 0);
    }
}
