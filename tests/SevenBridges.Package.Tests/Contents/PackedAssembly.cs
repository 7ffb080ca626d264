using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SevenBridges.Package.Tests.Contents;

/// <summary>The assembly in a package, read and not loaded: the one that the test process runs is another.</summary>
internal sealed class PackedAssembly(byte[] image) : IDisposable
{
    private readonly PEReader _file = new(new MemoryStream(image));

    /// <summary>Full names of the types that consumers see, in the form of documentation files.</summary>
    public IEnumerable<string> PublicTypes => Metadata.TypeDefinitions.Where(IsVisible).Select(NameOf);

    public IEnumerable<string> References => Metadata.AssemblyReferences.Select(handle => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name));

    /// <summary>Whether the same sources give the same bytes.</summary>
    public bool IsReproducible => _file.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    /// <summary>What ties the assembly to its symbols.</summary>
    public (Guid Id, uint Stamp) SymbolsId
    {
        get
        {
            var entry = _file.ReadDebugDirectory().Single(found => found.Type == DebugDirectoryEntryType.CodeView);
            return (_file.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp);
        }
    }

    private MetadataReader Metadata => _file.GetMetadataReader();

    /// <summary>A file that the assembly carries in it.</summary>
    public byte[] Resource(string name)
    {
        var resource = Metadata.ManifestResources.Select(Metadata.GetManifestResource).Single(found => Metadata.GetString(found.Name) == name);
        var reader = _file.GetSectionData(_file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        reader.Offset = checked((int)resource.Offset);
        return reader.ReadBytes(reader.ReadInt32());
    }

    public void Dispose() => _file.Dispose();

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        var (space, name) = (Metadata.GetString(type.Namespace), Metadata.GetString(type.Name));
        return type.IsNested ? $"{NameOf(type.GetDeclaringType())}.{name}" : space.Length == 0 ? name : $"{space}.{name}";
    }
}
