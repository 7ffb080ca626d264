using System.Reflection;
using System.Xml.Linq;

namespace SevenBridges.Contract.Tests;

/// <summary>Which property of our models stands for which member on the wire, as their documentation says it.</summary>
internal static class WireNames
{
    private const string Words = "Wire name: ";

    private static readonly Lazy<Dictionary<(string Type, string WireName), string>> Known = new(Read);

    /// <summary>The property of a model that stands for a member on the wire; null where none does.</summary>
    public static PropertyInfo? PropertyOf(Type model, string wireName) =>
        Known.Value.TryGetValue((model.FullName!, wireName), out var property) ? model.GetProperty(property) : null;

    private static Dictionary<(string Type, string WireName), string> Read()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(PlatformModel).Assembly.Location, ".xml"));

        return (from member in documentation.Descendants("member")
                let name = member.Attribute("name")!.Value
                where name.StartsWith("P:", StringComparison.Ordinal)
                from remarks in member.Elements("remarks")
                where InOneLine(remarks.Value).Contains(Words, StringComparison.Ordinal)
                let dot = name.LastIndexOf('.')
                select (type: name[2..dot], property: name[(dot + 1)..], wire: InOneLine(remarks.Value).Split(Words)[1].Split('.')[0]))
            .ToDictionary(found => (found.type, found.wire), found => found.property);
    }

    /// <summary>Long documentation is written on several lines.</summary>
    private static string InOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
