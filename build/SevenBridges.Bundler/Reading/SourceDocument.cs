namespace SevenBridges.Bundler;

/// <summary>One file of the description. <see cref="Path"/> is how messages name it (<c>schema/files.json</c>).</summary>
internal sealed record SourceDocument(string Path, SourceObject Root)
{
    /// <summary>The name by which other documents refer to this one (<c>files.json</c>).</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    public SourceObject Components => Root.ObjectAt("components");

    /// <summary>The value of <c>x-sbg-source</c> for something that stands at a place in this document.</summary>
    public string SourceOf(Position at) => $"{Path}:{at.Line}";
}
