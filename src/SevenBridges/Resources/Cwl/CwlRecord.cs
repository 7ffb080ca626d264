using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SevenBridges;

/// <summary>A record: <c>new CwlRecord { ["seed"] = 11, ["mode"] = "fast" }</c>. Once assigned to a task's inputs, assign it again to have a change of it sent.</summary>
public sealed class CwlRecord : CwlValue
{
    private readonly OrderedDictionary<string, CwlValue?> _members = new(StringComparer.Ordinal);

    /// <summary>How many members there are.</summary>
    public int Count => _members.Count;

    /// <summary>A member; null: the record has a null there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public CwlValue? this[string name]
    {
        get => _members[name];
        set => _members[name] = value;
    }

    /// <summary>Looks for a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, when it is there.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out CwlValue? value) => _members.TryGetValue(name, out value);

    /// <summary>The members, in order.</summary>
    public IReadOnlyDictionary<string, CwlValue?> Members => _members;

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            json.WritePropertyName(name);
            Json.JsonWriting.Value(json, value);
        }

        json.WriteEndObject();
    }
}
