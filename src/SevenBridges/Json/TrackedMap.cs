using System.Text.Json;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>An open map of a model, which knows what was changed in it.</summary>
public abstract class TrackedMap
{
    private protected TrackedMap()
    {
    }

    /// <summary>True when keys were set or removed since the map was read or saved.</summary>
    public abstract bool HasChanges { get; }

    /// <summary>A key was removed, so that sending the changed keys would not do.</summary>
    internal abstract bool IsReplaced { get; }

    internal abstract void WritePairs(Utf8JsonWriter json, Extent extent);

    internal abstract void AcceptChanges();
}
