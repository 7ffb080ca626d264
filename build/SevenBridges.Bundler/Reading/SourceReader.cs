using System.Text;
using System.Text.Json;

namespace SevenBridges.Bundler;

/// <summary>Reads one file of the description into nodes that know where they stand.</summary>
internal sealed class SourceReader
{
    private readonly string path;
    private readonly byte[] text;
    private readonly LineMap lines;
    private readonly ProblemList problems;

    private SourceReader(SchemaFile file, ProblemList problems)
    {
        path = file.Path;
        text = WithoutByteOrderMark(file.Content);
        lines = new LineMap(text);
        this.problems = problems;
    }

    /// <summary>The document, or null after telling <paramref name="problems"/> why it cannot be read.</summary>
    public static SourceDocument? Read(SchemaFile file, ProblemList problems) => new SourceReader(file, problems).ReadDocument();

    private static byte[] WithoutByteOrderMark(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;

    private SourceDocument? ReadDocument()
    {
        try
        {
            return ReadRoot();
        }
        catch (JsonException broken)
        {
            // The parser's own sentence ends with a position that counts from 0; ours stands in front and counts from 1.
            var sentence = broken.Message.Split(" LineNumber:")[0];
            Report(lines.At(broken.LineNumber ?? 0, broken.BytePositionInLine ?? 0), $"This is not JSON: {sentence}");
            return null;
        }
        catch (InvalidOperationException broken)
        {
            // Strings that are not UTF-8, or escape half a surrogate pair.
            Report(Position.Start, $"A string of this file cannot be read: {broken.Message}");
            return null;
        }
    }

    private SourceDocument? ReadRoot()
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        var root = ReadValue(ref reader);
        reader.Read(); // Throws where anything follows the document.

        if (root is SourceObject document)
            return new SourceDocument(path, document);

        Report(root.At, "A document of the description is a JSON object.");
        return null;
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new SourceScalar(At(in reader), JsonValueKind.String, reader.GetString()!),
        JsonTokenType.Number => new SourceScalar(At(in reader), JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => new SourceScalar(At(in reader), JsonValueKind.True, "true"),
        JsonTokenType.False => new SourceScalar(At(in reader), JsonValueKind.False, "false"),
        _ => new SourceScalar(At(in reader), JsonValueKind.Null, "null"),
    };

    private SourceObject ReadObject(ref Utf8JsonReader reader)
    {
        var start = At(in reader);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<SourceMember>();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, At(in reader));
            if (!names.Add(name))
                problems.Add(ProblemKind.DuplicateMember, path, at, $"The member '{name}' stands twice in this object.");

            reader.Read();
            members.Add(new SourceMember(name, at, ReadValue(ref reader)));
        }

        return new SourceObject(start, members);
    }

    private SourceArray ReadArray(ref Utf8JsonReader reader)
    {
        var start = At(in reader);
        var items = new List<SourceNode>();

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));

        return new SourceArray(start, items);
    }

    private Position At(in Utf8JsonReader reader) => lines.At(reader.TokenStartIndex);

    private void Report(Position at, string message) => problems.Add(ProblemKind.NotJson, path, at, message);
}
