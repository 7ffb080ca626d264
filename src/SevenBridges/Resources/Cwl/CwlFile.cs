using System.Text.Json;

namespace SevenBridges;

/// <summary>A file as input or output of a task.</summary>
public sealed class CwlFile : CwlValue
{
    private readonly JsonElement? _source;

    /// <summary>A file, by its id.</summary>
    /// <param name="file">Id of the file, or the file.</param>
    public CwlFile(FileId file) => Id = new FileId(file.Value);

    internal CwlFile(JsonElement source, SevenBridgesClient? client)
    {
        _source = source;
        Client = client;
        Id = new JsonPathText(source).Id;
        Name = Text("name") ?? Text("basename");
        SecondaryFiles = source.TryGetProperty("secondaryFiles", out var files) && files.ValueKind == JsonValueKind.Array
            ? [.. files.EnumerateArray().Select(file => From(file, client)).OfType<CwlFile>()]
            : [];
    }

    /// <summary>Id of the file.</summary>
    public FileId Id { get; }

    /// <summary>Name of the file; null when the Platform did not say.</summary>
    public string? Name { get; private init; }

    /// <summary>Files that belong to this one, such as an index; empty when there are none.</summary>
    public IReadOnlyList<CwlFile> SecondaryFiles { get; init; } = [];

    internal SevenBridgesClient? Client { get; private init; }

    /// <summary>Reads the details of the file.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">This file was not read through a client.</exception>
    /// <remarks>As <see cref="FilesClient.GetAsync"/>.</remarks>
    public Task<PlatformFile> GetAsync(CancellationToken cancellationToken = default) =>
        (Client ?? throw new InvalidOperationException("This file was not read through a client; use platform.Files.GetAsync(file.Id)."))
            .Files.GetAsync(Id, cancellationToken: cancellationToken);

    internal static CwlValue Of(PlatformFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Holds(FileFields.Type) && file.Type == FileType.Folder
            ? new CwlDirectory(file.Id)
            : new CwlFile(file.Id) { Name = file.Holds(FileFields.Name) ? file.Name : null, Client = file.Client };
    }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        if (_source is { } source)
        {
            source.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("class"u8, "File");
        json.WriteString("path"u8, Id.Value);
        if (SecondaryFiles.Count > 0)
        {
            json.WriteStartArray("secondaryFiles"u8);
            foreach (var file in SecondaryFiles)
                file.WriteTo(json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private string? Text(string name) =>
        _source is { } source && source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
