using System.Numerics;
using System.Text.Json;

namespace SevenBridges;

/// <content>How a model is written.</content>
public abstract partial class PlatformModel
{
    private protected abstract void WriteValue(Utf8JsonWriter json, ulong field, bool changesOnly);

    /// <summary>Everything that is held.</summary>
    internal void WriteAll(Utf8JsonWriter json) => WriteMembers(json, Loaded | Changed, changesOnly: false);

    /// <summary>As part of a body: everything that may be sent, or only what was changed.</summary>
    internal void WriteNested(Utf8JsonWriter json, bool changesOnly) =>
        WriteMembers(json, (changesOnly ? Changed : Loaded | Changed) & WritableFields, changesOnly);

    internal void WriteMembers(Utf8JsonWriter json, ulong fields, bool changesOnly)
    {
        json.WriteStartObject();
        for (; fields != 0; fields &= fields - 1)
        {
            var index = BitOperations.TrailingZeroCount(fields);
            json.WritePropertyName(MemberNames[index]);
            WriteMember(json, 1ul << index, changesOnly);
        }

        json.WriteEndObject();
    }

    /// <summary>One value. What was assigned as a whole is written as a whole, whatever was changed in it.</summary>
    internal void WriteMember(Utf8JsonWriter json, ulong field, bool changesOnly) =>
        WriteValue(json, field, changesOnly && (_changed & field) == 0);
}
