namespace SevenBridges.Bundler;

/// <summary>A named value together with the document that defines it: what is merged keeps its origin.</summary>
internal sealed record Placed(SourceDocument Document, string Name, Position At, SourceNode Value)
{
    public Placed(SourceDocument document, SourceMember member)
        : this(document, member.Name, member.At, member.Value)
    {
    }

    public override string ToString() => Document.SourceOf(At);
}
