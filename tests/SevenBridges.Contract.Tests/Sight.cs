using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// Compares what the two clients show of one thing, member by member. They share no code: where they agree, both have read the
/// answer as the description says; where they differ, one of the three is wrong.
/// </summary>
internal sealed class Sight
{
    private readonly List<string> differences = [];

    public static IReadOnlyList<string> Differences(object? theirs, object? ours)
    {
        var sight = new Sight();
        sight.Compare("", theirs, ours);
        return sight.differences;
    }

    private void Compare(string path, object? theirs, object? ours)
    {
        theirs = (theirs, ours) switch
        {
            (_, RawDocument) => OfJson(JsonSerializer.SerializeToElement(theirs)),
            // A document inside of a text: ours has read it.
            (string text, JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array }) => OfJson(JsonDocument.Parse(text).RootElement),
            _ => Value(theirs),
        };
        ours = Value(ours);

        if (theirs is null || ours is null)
            Check(path, theirs is null && (ours is null || IsNothing(ours)), theirs, ours);
        else if (theirs is string or bool or IFormattable)
            Check(path, SameScalar(theirs, ours), theirs, ours);
        else if (Entries(theirs) is { } entries)
            CompareMaps(path, entries, Entries(ours));
        else if (theirs is IEnumerable list)
            CompareLists(path, [.. list.Cast<object?>()], ours as IEnumerable);
        else
            CompareModels(path, theirs, ours);
    }

    /// <summary>A map of ours is never null: where the Platform says that there is none, it is empty.</summary>
    private static bool IsNothing(object ours) => ours is TrackedMap && Entries(ours) is { Count: 0 };

    private void CompareModels(string path, object theirs, object ours)
    {
        foreach (var member in theirs.GetType().GetProperties())
        {
            if (member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name is not { } wireName)
                Check($"{path}.{member.Name}", ((ICollection<KeyValuePair<string, object>>)member.GetValue(theirs)!).Count == 0, "undescribed members", null);
            else if (WireNames.PropertyOf(ours.GetType(), wireName) is { } property)
                Compare($"{path}.{wireName}", member.GetValue(theirs), Loaded(property, ours));
            else
                Check($"{path}.{wireName}", false, "a member", $"no property of {ours.GetType().Name}");
        }
    }

    private void CompareMaps(string path, Dictionary<string, object?> theirs, Dictionary<string, object?>? ours)
    {
        Check($"{path} (keys)", ours is not null && theirs.Keys.ToHashSet().SetEquals(ours.Keys), Text(theirs.Keys), Text(ours?.Keys));

        foreach (var (key, value) in theirs.Where(entry => ours?.ContainsKey(entry.Key) is true))
            Compare($"{path}[{key}]", value, ours![key]);
    }

    private void CompareLists(string path, List<object?> theirs, IEnumerable? list)
    {
        var ours = list?.Cast<object?>().ToList();
        Check($"{path} (count)", theirs.Count == ours?.Count, theirs.Count, ours?.Count);

        foreach (var (index, (one, other)) in theirs.Zip(ours ?? []).Index())
            Compare($"{path}[{index}]", one, other);
    }

    private void Check(string path, bool same, object? theirs, object? ours)
    {
        if (!same)
            differences.Add(Side.Comparable($"{path}: the reference client sees {theirs ?? "nothing"}, ours {ours ?? "nothing"}"));
    }

    /// <summary>The value of a property; a field that the Platform did not send is, like null, nothing.</summary>
    private static object? Loaded(PropertyInfo property, object model)
    {
        try
        {
            return property.GetValue(model);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is FieldNotLoadedException)
        {
            return null;
        }
    }

    /// <summary>What a wrapper stands for: raw JSON as values, ids and open enums as their text.</summary>
    private static object? Value(object? value) => value switch
    {
        JsonElement json => OfJson(json),
        CwlValue or RawDocument => OfJson(JsonDocument.Parse(value.ToString()!).RootElement),
        Uri address => address.OriginalString,
        Enum => Word(value),
        _ when value?.GetType() is { IsValueType: true, Namespace: "SevenBridges" } => value.ToString(),
        _ => value,
    };

    private static object? OfJson(JsonElement json) => json.ValueKind switch
    {
        // A member that is null and one that is absent are told apart by neither client's typed half.
        JsonValueKind.Object => json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(member => member.Name, member => OfJson(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(OfJson).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };

    private static string Word(object value) =>
        value.GetType().GetField(value.ToString()!)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString()!;

    private static Dictionary<string, object?>? Entries(object? map) =>
        map is IEnumerable entries && map.GetType().GetInterfaces().Any(IsMap)
            ? entries.Cast<object>().ToDictionary(entry => (string)Part(entry, "Key")!, entry => Part(entry, "Value"))
            : null;

    private static bool IsMap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type == typeof(IDictionary<string, object>);

    private static object? Part(object entry, string name) => entry.GetType().GetProperty(name)!.GetValue(entry);

    private static bool SameScalar(object theirs, object ours) => (theirs, ours) switch
    {
        (DateTimeOffset one, DateTimeOffset other) => one == other,
        (_, DateTimeOffset time) => Text(theirs) == Text(time.ToUnixTimeSeconds()) || Text(theirs) == Text(time.ToUnixTimeMilliseconds()),
        _ => string.Equals(Text(theirs), Text(ours), StringComparison.OrdinalIgnoreCase),
    };

    // A decimal travels as text or number, and with or without its last zeros: one spelling for all.
    private static string Text(object? value) => value switch
    {
        IEnumerable<string> words => string.Join(", ", words.Order(StringComparer.Ordinal)),
        bool flag => flag ? "true" : "false",
        _ when decimal.TryParse(Invariant(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("0.#############", CultureInfo.InvariantCulture),
        _ => Side.Comparable(Invariant(value)),
    };

    private static string Invariant(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
