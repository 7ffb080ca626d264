using System.Numerics;
using System.Text.Json;
using SevenBridges.Json;

namespace SevenBridges;

/// <content>How a model is written.</content>
public abstract partial class PlatformModel
{
    private protected abstract void WriteValue(Utf8JsonWriter json, ulong field, Extent extent);

    /// <summary>The whole model, or as much of it as is asked for.</summary>
    internal void WriteModel(Utf8JsonWriter json, Extent extent) => WriteMembers(json, FieldsOf(extent), extent);

    internal void WriteMembers(Utf8JsonWriter json, ulong fields, Extent extent)
    {
        json.WriteStartObject();
        for (; fields != 0; fields &= fields - 1)
        {
            var index = BitOperations.TrailingZeroCount(fields);
            json.WritePropertyName(MemberNames[index]);
            WriteMember(json, 1ul << index, extent);
        }

        json.WriteEndObject();
    }

    /// <summary>One value. What was assigned as a whole is written as a whole, whatever was changed in it.</summary>
    internal void WriteMember(Utf8JsonWriter json, ulong field, Extent extent) =>
        WriteValue(json, field, extent == Extent.Changed && (_changed & field) != 0 ? Extent.Sendable : extent);

    private ulong FieldsOf(Extent extent) => extent switch
    {
        Extent.Changed => Changed & WritableFields,
        Extent.Sendable => (Loaded | Changed) & WritableFields,
        _ => Loaded | Changed,
    };
}
