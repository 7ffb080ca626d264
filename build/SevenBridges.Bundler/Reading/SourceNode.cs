using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>A JSON value that knows where it stands in its file.</summary>
internal abstract record SourceNode(Position At);

/// <summary>A JSON object; its members keep the order in which they were written.</summary>
internal sealed record SourceObject(Position At, IReadOnlyList<SourceMember> Members) : SourceNode(At)
{
    public static readonly SourceObject Empty = new(Position.Start, []);

    /// <summary>The value of a member, or null where there is none.</summary>
    public SourceNode? this[string name] => Find(name)?.Value;

    public SourceMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    public SourceObject ObjectAt(string name) => this[name] as SourceObject ?? Empty;

    public string? TextAt(string name) => this[name] is SourceScalar { Kind: JsonValueKind.String } scalar ? scalar.Text : null;
}

/// <summary>One member of an object; <see cref="At"/> is where its name stands.</summary>
internal sealed record SourceMember(string Name, Position At, SourceNode Value);

/// <summary>A JSON array.</summary>
internal sealed record SourceArray(Position At, IReadOnlyList<SourceNode> Items) : SourceNode(At);

/// <summary>A string (unescaped), a number (as written), true, false or null.</summary>
internal sealed record SourceScalar(Position At, JsonValueKind Kind, string Text) : SourceNode(At);
