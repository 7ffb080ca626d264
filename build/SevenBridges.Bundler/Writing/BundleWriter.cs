using System.Text.Encodings.Web;
using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>Writes the merged description as one OpenAPI document: same description, same bytes, on every OS.</summary>
internal sealed class BundleWriter(Utf8JsonWriter json, BundleStyle style)
{
    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The file is read by people and never put into HTML.
    };

    public static byte[] Write(Description description, BundleStyle style)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
            new BundleWriter(json, style).WriteDocument(description);

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private void WriteDocument(Description description)
    {
        json.WriteStartObject();
        BundleHead.Write(json);
        foreach (var shared in description.Shared)
            WriteMember(shared.Name, shared.Value);
        WriteTags(description);
        WritePaths(description);
        WriteComponents(description);
        foreach (var extension in description.Extensions)
            WriteExtension(extension);
        json.WriteEndObject();
    }

    // Tools group operations by tags; ours follow from the operation's id, so that nobody writes them.
    private void WriteTags(Description description)
    {
        if (description.Shared.Any(member => member.Name == "tags"))
            return;

        json.WriteStartArray("tags");
        foreach (var tag in ResourceTag.AllOf(description))
            tag.WriteTo(json);
        json.WriteEndArray();
    }

    private void WritePaths(Description description)
    {
        json.WriteStartObject("paths");
        foreach (var path in description.Paths)
            WritePlaced(path, OpenApiPart.PathItem);
        json.WriteEndObject();
    }

    private void WriteComponents(Description description)
    {
        json.WriteStartObject("components");
        foreach (var kind in description.Components)
        {
            json.WriteStartObject(kind.Name);
            foreach (var component in kind.Components)
                WritePlaced(component, OpenApiStructure.Component(kind.Name));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteExtension(Extension extension)
    {
        json.WriteStartObject(extension.Word);
        foreach (var entry in extension.Entries)
            WriteMember(entry.Name, entry.Value);
        json.WriteEndObject();
    }

    private void WritePlaced(Placed placed, OpenApiPart part)
    {
        json.WritePropertyName(placed.Name);
        WriteNode(placed.Document, part, placed.Value, placed.At);
    }

    private void WriteMember(string name, SourceNode value)
    {
        json.WritePropertyName(name);
        WriteOpaque(value);
    }

    private void WriteNode(SourceDocument document, OpenApiPart part, SourceNode node, Position at)
    {
        if (part != OpenApiPart.Opaque && node is SourceObject value)
            WriteObject(document, part, value, at);
        else if (part != OpenApiPart.Opaque && node is SourceArray list)
            WriteList(document, part, list);
        else
            WriteOpaque(node);
    }

    private void WriteObject(SourceDocument document, OpenApiPart part, SourceObject value, Position at)
    {
        var refers = OpenApiStructure.MayRefer(part) && value.Find("$ref") is not null;
        json.WriteStartObject();
        if (refers)
            WriteReference(value);
        foreach (var member in value.Members.Where(member => IsWritten(value, member.Name, refers)))
            WriteMemberOf(document, part, member);
        if (part == OpenApiPart.Operation && value["tags"] is null)
            ResourceTag.WriteOn(json, value);
        if (OpenApiStructure.IsMarked(part) && !(refers && value.Members.Count == 1))
            json.WriteString("x-sbg-source", document.SourceOf(at));
        json.WriteEndObject();
    }

    private bool IsWritten(SourceObject value, string member, bool refers) => member switch
    {
        "$ref" => !refers,
        "oneOf" => style == BundleStyle.Full || value["x-sbg-wire"] is null,
        _ => true,
    };

    private void WriteMemberOf(SourceDocument document, OpenApiPart part, SourceMember member)
    {
        json.WritePropertyName(member.Name);
        WriteNode(document, OpenApiStructure.Member(part, member.Name), member.Value, member.At);
    }

    // OpenAPI 3.0 ignores what stands beside a $ref; inside of allOf the reference and its neighbours both count.
    private void WriteReference(SourceObject value)
    {
        var target = Reference.Parse(value.TextAt("$ref")!)!.InBundle;
        if (value.Members.Count == 1)
        {
            json.WriteString("$ref", target);
            return;
        }

        json.WriteStartArray("allOf");
        json.WriteStartObject();
        json.WriteString("$ref", target);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteList(SourceDocument document, OpenApiPart part, SourceArray list)
    {
        json.WriteStartArray();
        foreach (var item in list.Items)
            WriteNode(document, OpenApiStructure.Item(part), item, item.At);
        json.WriteEndArray();
    }

    private void WriteOpaque(SourceNode node)
    {
        switch (node)
        {
            case SourceObject value:
                json.WriteStartObject();
                foreach (var member in value.Members)
                    WriteMember(member.Name, member.Value);
                json.WriteEndObject();
                break;
            case SourceArray list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    WriteOpaque(item);
                json.WriteEndArray();
                break;
            case SourceScalar { Kind: JsonValueKind.String } text:
                json.WriteStringValue(text.Text);
                break;
            case SourceScalar scalar:
                json.WriteRawValue(scalar.Text);
                break;
        }
    }
}
