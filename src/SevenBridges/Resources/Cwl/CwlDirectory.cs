using System.Text.Json;

namespace SevenBridges;

/// <summary>A folder as input or output of a task.</summary>
public sealed class CwlDirectory : CwlValue
{
    private readonly JsonElement? _source;

    /// <summary>A folder, by its id.</summary>
    /// <param name="folder">Id of the folder, or the folder.</param>
    public CwlDirectory(FileId folder) => Id = new FileId(folder.Value);

    internal CwlDirectory(JsonElement source) => (_source, Id) = (source, new JsonPathText(source).Id);

    /// <summary>Id of the folder.</summary>
    public FileId Id { get; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        if (_source is { } source)
        {
            source.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("class"u8, "Directory");
        json.WriteString("path"u8, Id.Value);
        json.WriteEndObject();
    }
}

/// <summary>The <c>path</c> of a file or directory, which is its id.</summary>
internal readonly ref struct JsonPathText(JsonElement source)
{
    public FileId Id { get; } = FromWire<FileId>(source.GetProperty("path").GetString());

    private static T FromWire<T>(string? text)
        where T : struct, Json.IPlatformId<T> => T.FromWire(text);
}
