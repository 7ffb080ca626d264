using SevenBridges.Generator.Model;

namespace SevenBridges.Build;

/// <summary>Which way the values of a type go: null is somebody's burden, and whose it is depends on that.</summary>
internal enum MemberUse
{
    /// <summary>Users read it.</summary>
    Received,

    /// <summary>Users set it.</summary>
    Sent,
}

/// <summary>What changed in the members of one type.</summary>
internal static class MemberDiff
{
    public static IEnumerable<(string, Breaks)> Between(string type, IEnumerable<PropertyModel> old, IEnumerable<PropertyModel> now, MemberUse use)
    {
        var was = old.ToDictionary(property => property.WireName, StringComparer.Ordinal);
        var names = now.ToDictionary(property => property.WireName, StringComparer.Ordinal);
        foreach (var property in names.Values)
            foreach (var change in was.TryGetValue(property.WireName, out var before) ? Changes(type, before, property, use) : [Added(type, property)])
                yield return change;
        foreach (var property in was.Values.Where(property => !names.ContainsKey(property.WireName)))
            yield return ($"`{type}.{property.Name}` removed", Breaks.Source | Breaks.Binary);
    }

    private static (string, Breaks) Added(string type, PropertyModel property) => property.IsRequired && property.Default is null
        ? ($"`{type}.{property.Name}` added, which is required", Breaks.Source)
        : ($"`{type}.{property.Name}` added", Breaks.Nothing);

    private static IEnumerable<(string, Breaks)> Changes(string type, PropertyModel old, PropertyModel now, MemberUse use)
    {
        var name = $"`{type}.{now.Name}`";
        if (old.Name != now.Name)
            yield return ($"`{type}.{old.Name}` is called {name}", Breaks.Source | Breaks.Binary);
        if (TypeChange(name, old, now, use) is { } change)
            yield return change;
        if (old.IsRequired != now.IsRequired)
            yield return now.IsRequired
                ? ($"{name} is required", Breaks.Source | (now.Type.IsValueType ? Breaks.Binary : Breaks.Nothing))
                : ($"{name} may be left out", now.Type.IsValueType ? Breaks.Binary : Breaks.Nothing);
        if (old.IsReadOnly != now.IsReadOnly)
            yield return now.IsReadOnly ? ($"{name} can only be read", Breaks.Source | Breaks.Binary) : ($"{name} can be set", Breaks.Nothing);
        if (now.IsDeprecated && !old.IsDeprecated)
            yield return ($"{name} is deprecated", Breaks.Source);
        if (!LimitsOf(old).SequenceEqual(LimitsOf(now)))
            yield return ($"{name} has other limits: {Limits(now)} instead of {Limits(old)}", IsWider(old, now) ? Breaks.Nothing : Breaks.Calls);
        if (old.IsSecret != now.IsSecret)
            yield return ($"{name} is {(now.IsSecret ? "a secret, which is never shown" : "no secret any more")}", Breaks.Nothing);
        if (old.IsInLists != now.IsInLists)
            yield return ($"{name} {(now.IsInLists ? "comes" : "does not come")} by itself in lists", Breaks.Nothing);
    }

    private static (string, Breaks)? TypeChange(string name, PropertyModel old, PropertyModel now, MemberUse use)
    {
        var (was, type) = (old.Type, now.Type);
        if (was.CSharp == type.CSharp)
            return was.Kind == type.Kind ? null : ($"{name} travels in another form", Breaks.Nothing);
        if (was.NotNull().CSharp != type.NotNull().CSharp)
            return ($"{name} is `{type.CSharp}` instead of `{was.CSharp}`", Breaks.Source | Breaks.Binary);
        // A member that ceases to be required becomes nullable by that alone: told there.
        if (use == MemberUse.Sent && old.IsRequired != now.IsRequired)
            return null;
        var binary = type.IsValueType ? Breaks.Binary : Breaks.Nothing;
        return type.IsNullable
            ? ($"{name} may be null", (use == MemberUse.Received ? Breaks.Source : Breaks.Nothing) | binary)
            : ($"{name} is never null", (use == MemberUse.Sent || type.IsValueType ? Breaks.Source : Breaks.Nothing) | binary);
    }

    /// <summary>The limits of the member itself; those inside of its type are that type's.</summary>
    private static IEnumerable<CheckModel> LimitsOf(PropertyModel property) => property.Checks.Where(check => check.Method != "Nested");

    private static string Limits(PropertyModel property) => LimitsOf(property).Any()
        ? string.Join(" and ", LimitsOf(property).Select(check => $"{check.Method.ToLowerInvariant()} {string.Join(" to ", check.Arguments.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Shown))}"))
        : "none";

    private static string Shown(string bound) => bound.Contains('.', StringComparison.Ordinal) && Bound(bound) is decimal.MaxValue or decimal.MinValue ? "any" : bound;

    /// <summary>Whether all that was allowed still is: no limit, or bounds that lie further out.</summary>
    private static bool IsWider(PropertyModel old, PropertyModel now) => LimitsOf(now).All(check =>
        LimitsOf(old).FirstOrDefault(other => other.Method == check.Method) is { } other && Bounds(other) is var was && Bounds(check) is var bounds
        && was.Length == bounds.Length && bounds.Zip(was).Select((pair, index) => index == 0 && bounds.Length > 1 ? pair.First <= pair.Second : pair.First >= pair.Second).All(wider => wider));

    private static decimal[] Bounds(CheckModel check) =>
        [.. check.Arguments.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Bound)];

    private static decimal Bound(string text) => text switch
    {
        _ when text.EndsWith("MaxValue", StringComparison.Ordinal) || text.EndsWith("PositiveInfinity", StringComparison.Ordinal) => decimal.MaxValue,
        _ when text.EndsWith("MinValue", StringComparison.Ordinal) || text.EndsWith("NegativeInfinity", StringComparison.Ordinal) => decimal.MinValue,
        _ => decimal.Parse(text.TrimEnd('m'), System.Globalization.CultureInfo.InvariantCulture),
    };
}
