using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace SevenBridges.Package.Tests.Contents;

/// <summary>A packed file, read into memory.</summary>
internal sealed class PackedFile
{
    private readonly Dictionary<string, byte[]> _entries;

    private PackedFile(Dictionary<string, byte[]> entries) => _entries = entries;

    /// <summary>What it is to NuGet.</summary>
    public XElement Metadata => XDocument.Load(new MemoryStream(_entries.Single(entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value))
        .Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    /// <summary>The names of the files in it, without what makes a package of them: its nuspec, and the parts that all of this format have.</summary>
    public IEnumerable<string> Files => _entries.Keys.Where(name =>
        !name.EndsWith(".nuspec", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/services/", StringComparison.Ordinal) && name != "[Content_Types].xml");

    /// <summary>All entries, in order, each with the checksum of what is in it.</summary>
    public IEnumerable<string> Digests => _entries.Select(entry => $"{entry.Key}: {Convert.ToHexStringLower(SHA256.HashData(entry.Value))}");

    public byte[] this[string file] => _entries[file];

    public static PackedFile Open(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return new PackedFile(zip.Entries.ToDictionary(entry => entry.FullName, Read));
    }

    /// <summary>The text of an element of the nuspec; null: it has none such.</summary>
    public string? Told(string element) => Element(element)?.Value;

    public XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
