using System.Text.Json;

namespace SevenBridges;

/// <summary>A list of values.</summary>
/// <param name="values">The values; copied.</param>
public sealed class CwlList(IEnumerable<CwlValue?> values) : CwlValue
{
    private readonly CwlValue?[] _values = [.. values];

    /// <summary>How many values there are.</summary>
    public int Count => _values.Length;

    /// <summary>A value; null: the list has a null there.</summary>
    /// <param name="index">From 0.</param>
    public CwlValue? this[int index] => _values[index];

    /// <summary>A list of values; what a collection expression calls.</summary>
    /// <param name="values">The values.</param>
    public static CwlValue Of(ReadOnlySpan<CwlValue?> values) => new CwlList(values.ToArray());

    /// <summary>The values.</summary>
    public IReadOnlyList<CwlValue?> Values => _values;

    /// <summary>A list of files.</summary>
    /// <param name="files">Their ids.</param>
    /// <returns>The list.</returns>
    public static CwlList Of(IEnumerable<FileId> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(files.Select(file => new CwlFile(file)));
    }

    /// <summary>A list of files and folders, such as a page of a query.</summary>
    /// <param name="files">Models that hold their ids.</param>
    /// <returns>The list.</returns>
    public static CwlList Of(IEnumerable<PlatformFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(files.Select(CwlFile.Of));
    }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var value in _values)
            Json.JsonWriting.Value(json, value);
        json.WriteEndArray();
    }
}
