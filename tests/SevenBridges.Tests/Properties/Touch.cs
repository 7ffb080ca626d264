using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace SevenBridges.Tests.Properties;

/// <summary>Looks at all that a result shows: what an answer broke must show when it is read, or never.</summary>
internal static class Touch
{
    private const int Deepest = 8;

    private static readonly ConcurrentDictionary<PropertyInfo, ulong?> Fields = new();

    public static void All(object? value, int depth = 0)
    {
        if (value is null || depth > Deepest)
            return;
        _ = value.ToString();
        _ = value.GetHashCode();
        if (value is string or JsonElement or CwlValue || value.GetType().IsPrimitive)
            return;
        if (value is IEnumerable items)
            foreach (var item in items)
                All(item, depth + 1);
        if (value.GetType().Assembly == typeof(PlatformModel).Assembly)
            foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && IsHeld(property, value)))
                Read(property, value, depth);
    }

    /// <summary>Thousands of exceptions for what did not come would take most of the time.</summary>
    private static bool IsHeld(PropertyInfo property, object owner) =>
        owner is not PlatformModel model || Fields.GetOrAdd(property, FieldOf) is not { } field || ((model.Loaded | model.Changed) & field) != 0;

    private static ulong? FieldOf(PropertyInfo property) =>
        (ulong?)property.DeclaringType!.GetField(property.Name + "Field", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue();

    private static void Read(PropertyInfo property, object owner, int depth)
    {
        try
        {
            All(property.GetValue(owner), depth + 1);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is SevenBridgesException)
        {
            // What did not come says so when it is read.
        }
    }
}
