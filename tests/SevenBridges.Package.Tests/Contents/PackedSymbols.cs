using System.Reflection.Metadata;
using System.Text;

namespace SevenBridges.Package.Tests.Contents;

/// <summary>The symbols in a package of symbols.</summary>
internal sealed class PackedSymbols(byte[] image) : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly MetadataReaderProvider _file = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(image));

    public (Guid Id, uint Stamp) Id
    {
        get
        {
            var id = new BlobContentId(Metadata.DebugMetadataHeader!.Id);
            return (id.Guid, id.Stamp);
        }
    }

    /// <summary>Where a debugger fetches sources from, as JSON; null: nowhere.</summary>
    public string? SourceLink => Of(EntityHandle.ModuleDefinition, SourceLinkKind) is { } found ? Encoding.UTF8.GetString(Metadata.GetBlobBytes(found.Value)) : null;

    /// <summary>The sources that are in the symbols themselves.</summary>
    public IEnumerable<string> Embedded => Documents(isEmbedded: true);

    /// <summary>The sources that a debugger has to fetch.</summary>
    public IEnumerable<string> NotEmbedded => Documents(isEmbedded: false);

    private MetadataReader Metadata => _file.GetMetadataReader();

    public void Dispose() => _file.Dispose();

    private IEnumerable<string> Documents(bool isEmbedded) =>
        from handle in Metadata.Documents
        where Of(handle, EmbeddedSourceKind) is not null == isEmbedded
        select Metadata.GetString(Metadata.GetDocument(handle).Name).Replace('\\', '/');

    private CustomDebugInformation? Of(EntityHandle parent, Guid kind)
    {
        foreach (var handle in Metadata.GetCustomDebugInformation(parent))
            if (Metadata.GetCustomDebugInformation(handle) is var found && Metadata.GetGuid(found.Kind) == kind)
                return found;
        return null;
    }
}
