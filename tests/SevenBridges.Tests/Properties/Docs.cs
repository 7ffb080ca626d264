using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SevenBridges.Tests.Properties;

/// <summary>What the documentation of the packages beside the tests says of their members.</summary>
internal static partial class Docs
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() => Directory.EnumerateFiles(AppContext.BaseDirectory, "SevenBridges*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        // What a compiler adds stands in all of them.
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value));

    private static readonly ConcurrentDictionary<(MemberInfo, string, string?), string> Texts = new();

    public static XElement? Of(MemberInfo member) => Of(DocId.Of(member));

    /// <summary>The docs of what a documentation file calls so; null when it knows none.</summary>
    public static XElement? Of(string id) => Members.Value.GetValueOrDefault(id);

    /// <summary>One element of the docs of a member as plain text; empty when there is none.</summary>
    public static string Text(MemberInfo member, string element, string? name = null) => Texts.GetOrAdd((member, element, name), Found);

    private static string Found((MemberInfo Member, string Element, string? Name) wanted) =>
        string.Join(' ', Of(wanted.Member)?.Elements(wanted.Element).Where(found => wanted.Name is null || (string?)found.Attribute("name") == wanted.Name).Select(Plain) ?? []);

    /// <summary>The component that a type is made from; null when it is none.</summary>
    public static string? SchemaOf(Type type) => SchemaSource().Match(Text(type, "remarks")) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The operation that a method sends; null when it sends none, or several.</summary>
    public static string? OperationOf(MethodInfo method) =>
        OperationSource().Match(Text(method, "remarks")) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>What a property is called on the wire; null when it is nothing of the wire.</summary>
    public static string? WireNameOf(PropertyInfo property) => WireName().Match(Text(property, "remarks")) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The parameter that a member of a filter is sent as; null when it is none.</summary>
    public static string? ParameterOf(PropertyInfo property) => Parameter().Match(Text(property, "remarks")) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Text with its references written out, on one line.</summary>
    private static string Plain(XElement element) =>
        string.Join(' ', string.Concat(element.Nodes().Select(Node)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Node(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" or "paramref" or "seealso" } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.')[^1],
        XElement { Name.LocalName: "para" } paragraph => Plain(paragraph) + " ",
        XElement inner => Plain(inner),
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"Source: description schema (\S+)\.$")]
    private static partial Regex SchemaSource();

    [GeneratedRegex(@"Source: description operation (\S+)\.$")]
    private static partial Regex OperationSource();

    [GeneratedRegex(@"Wire name: (.+?)\. ")]
    private static partial Regex WireName();

    [GeneratedRegex(@"Parameters?: (\S+?)(KEY)?[.;] ")]
    private static partial Regex Parameter();
}
