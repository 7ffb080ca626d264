using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SevenBridges;

/// <summary>
/// One value of a task's inputs or outputs: a file, a directory, a text, a number, true or false, a list, a record. Null stands for null.
/// Converts from models, ids, texts, numbers, lists and pages; a value that came from the Platform is sent back as it came.
/// </summary>
[CollectionBuilder(typeof(CwlList), nameof(CwlList.Of))]
public abstract class CwlValue : IEquatable<CwlValue>
{
    private protected CwlValue()
    {
    }

    /// <summary>A file.</summary>
    /// <param name="file">The file.</param>
    public static implicit operator CwlValue(PlatformFile file) => CwlFile.Of(file);

    /// <summary>A file, by its id.</summary>
    /// <param name="file">Id of the file.</param>
    public static implicit operator CwlValue(FileId file) => new CwlFile(file);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator CwlValue(string text) => new CwlText(text);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator CwlValue(int number) => new CwlNumber(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator CwlValue(long number) => new CwlNumber(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    /// <param name="number">The number; finite.</param>
    public static implicit operator CwlValue(double number) => CwlNumber.Of(number);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator CwlValue(decimal number) => new CwlNumber(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator CwlValue(bool value) => value ? CwlBoolean.True : CwlBoolean.False;

    /// <summary>The files of a page.</summary>
    /// <param name="files">The page.</param>
    public static implicit operator CwlValue(Page<PlatformFile> files) => CwlList.Of(files);

    /// <summary>A list of files.</summary>
    /// <param name="files">The files.</param>
    public static implicit operator CwlValue(List<PlatformFile> files) => CwlList.Of(files);

    /// <summary>A list of files.</summary>
    /// <param name="files">The files.</param>
    public static implicit operator CwlValue(PlatformFile[] files) => CwlList.Of(files);

    /// <summary>A list of files, by their ids.</summary>
    /// <param name="files">Ids of the files.</param>
    public static implicit operator CwlValue(List<FileId> files) => CwlList.Of(files);

    /// <summary>A list of files, by their ids.</summary>
    /// <param name="files">Ids of the files.</param>
    public static implicit operator CwlValue(FileId[] files) => CwlList.Of(files);

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    public static implicit operator CwlValue(string[] texts) => new CwlList([.. texts.Select(text => new CwlText(text))]);

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    public static implicit operator CwlValue(List<string> texts) => new CwlList([.. texts.Select(text => new CwlText(text))]);

    /// <summary>A list.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator CwlValue(List<CwlValue?> values) => new CwlList(values);

    /// <summary>A list.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator CwlValue(CwlValue?[] values) => new CwlList(values);

    /// <summary>Walks the items of a list; no other value has items.</summary>
    public IEnumerator<CwlValue?> GetEnumerator() => (this as CwlList)?.Values.GetEnumerator() ?? Enumerable.Empty<CwlValue?>().GetEnumerator();

    /// <summary>The value as JSON text.</summary>
    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Whether another value is written the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(CwlValue? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CwlValue);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    internal abstract void WriteTo(Utf8JsonWriter json);

    internal static CwlValue? From(JsonElement json, SevenBridgesClient? client) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => CwlBoolean.True,
        JsonValueKind.False => CwlBoolean.False,
        JsonValueKind.Number => new CwlNumber(json.GetRawText()),
        JsonValueKind.String => new CwlText(json.GetString()!),
        JsonValueKind.Array => new CwlList([.. json.EnumerateArray().Select(item => From(item, client))]),
        _ => FromObject(json, client),
    };

    private static CwlValue FromObject(JsonElement json, SevenBridgesClient? client)
    {
        var kind = json.TryGetProperty("class", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        var hasPath = json.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String;
        if (hasPath && string.Equals(kind, "File", StringComparison.OrdinalIgnoreCase))
            return new CwlFile(json, client);
        if (hasPath && string.Equals(kind, "Directory", StringComparison.OrdinalIgnoreCase))
            return new CwlDirectory(json);
        var record = new CwlRecord();
        foreach (var member in json.EnumerateObject())
            record[member.Name] = From(member.Value, client);
        return record;
    }
}
