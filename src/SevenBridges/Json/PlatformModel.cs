using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SevenBridges;

/// <summary>
/// What every model is: it knows which of its fields the Platform sent, which were changed since, and which client it belongs to.
/// Models are equal when they are of one type and have one id.
/// </summary>
public abstract partial class PlatformModel
{
    private ulong _changed;

    private protected PlatformModel()
    {
    }

    /// <summary>True when something was changed here that <c>SaveAsync</c> has not sent.</summary>
    public bool HasChanges => Changed != 0;

    internal SevenBridgesClient? Client { get; init; }

    /// <summary>One bit for each field that the Platform sent.</summary>
    internal ulong Loaded { get; set; }

    /// <summary>One bit for each field that was set, or in which something was changed.</summary>
    internal ulong Changed => _changed | NestedChanges;

    private protected abstract ReadOnlySpan<JsonEncodedText> MemberNames { get; }

    private protected abstract ulong WritableFields { get; }

    private protected abstract string? IdentityText { get; }

    private protected virtual ulong NestedChanges => 0;

    /// <summary>Whether another object is the same thing on the Platform: of one type, with one id.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is PlatformModel other && other.GetType() == GetType() && IdentityText is { } id && id == other.IdentityText);

    /// <inheritdoc/>
    public override int GetHashCode() => IdentityText is { } id ? HashCode.Combine(GetType(), id) : RuntimeHelpers.GetHashCode(this);

    /// <summary>The type and, when it is held, the id. Never a secret.</summary>
    public override string ToString() => IdentityText is { } id ? $"{GetType().Name} {id}" : GetType().Name;

    internal bool HasLoaded(ulong field) => (Loaded & field) != 0;

    internal void Load<T>(ulong field, ref T slot, Optional<T> value)
    {
        if (!value.IsSet)
            return;
        slot = value.Value;
        Loaded |= field;
    }

    internal void LoadGiven<T>(ulong field, ref T slot, T? value)
        where T : class?
    {
        if (value is null)
            return;
        slot = value;
        Loaded |= field;
    }

    internal void LoadGiven<T>(ulong field, ref T slot, T? value)
        where T : struct
    {
        if (value is { } given)
            Load<T>(field, ref slot, given);
    }

    private protected T Held<T>(ulong field, T value) =>
        ((Loaded | _changed) & field) != 0 || IsMadeHere ? value : throw NotLoaded(field);

    /// <summary>As <see cref="Held{T}"/>, of a field that may be null: what the details did not bring is null.</summary>
    private protected T HeldOrNull<T>(ulong field, T value) => _isDetailed ? value : Held(field, value);

    private protected void Note<T>(ulong field, ref T slot, T value)
    {
        if (HasLoaded(field) && IsSame(slot, value))
            return;
        slot = value;
        _changed |= field;
    }

    private protected bool HoldsAll(string? fields)
    {
        foreach (var name in Json.FieldText.TopLevel(fields))
            if (name == "_all" ? !HoldsEverything : (FieldOf(name) & (Loaded | _changed)) == 0)
                return false;
        return true;
    }

    private protected SevenBridgesClient Connected([CallerMemberName] string verb = "") =>
        Client ?? throw new InvalidOperationException($"{GetType().Name}.{verb} needs a client, and this model has none: it was not read through one.");

    private protected static ulong ChangedIn(ulong field, PlatformModel? nested) => nested is { HasChanges: true } ? field : 0;

    private protected static ulong ChangedIn(ulong field, TrackedMap? nested) => nested is { HasChanges: true } ? field : 0;

    private protected static void Accept(PlatformModel? nested) => nested?.AcceptChanges(ulong.MaxValue);

    private protected static void Accept(TrackedMap? nested) => nested?.AcceptChanges();

    private protected abstract void Take(PlatformModel other, ulong fields);

    private protected virtual void AcceptNested(ulong fields)
    {
    }

    /// <summary>Nobody sent this one: it was made to be sent.</summary>
    private bool IsMadeHere => Loaded == 0 && Client is null;

    private ulong AllFields => MemberNames.Length == 64 ? ulong.MaxValue : (1ul << MemberNames.Length) - 1;

    private bool HoldsEverything => (Loaded | _changed) == AllFields;

    internal void AcceptChanges(ulong fields)
    {
        Loaded |= _changed & fields;
        _changed &= ~fields;
        AcceptNested(fields);
    }

    private ulong FieldOf(string name)
    {
        var names = MemberNames;
        for (var index = 0; index < names.Length; index++)
            if (names[index].Value == name)
                return 1ul << index;
        return 0;
    }

    private FieldNotLoadedException NotLoaded(ulong field)
    {
        var name = MemberNames[BitOperations.Log2(field)].Value;
        return new FieldNotLoadedException(
            $"The Platform did not send '{name}' of this {GetType().Name}. Call EnsureLoadedAsync() to read all of it, or ask for the field with 'Fields' when querying.")
        { Field = name };
    }

    /// <summary>Lists are compared by their items; everything else by its own equality.</summary>
    private static bool IsSame<T>(T left, T right) =>
        left is IReadOnlyList<string> first && right is IReadOnlyList<string> second
            ? first.SequenceEqual(second)
            : left is not (PlatformModel or TrackedMap) && EqualityComparer<T>.Default.Equals(left, right);
}
