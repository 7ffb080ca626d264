namespace SevenBridges.Generator.Model;

internal enum TypeKind
{
    Text, Integer, Number, Decimal, Boolean, Time, EpochSeconds, EpochMilliseconds,
    Id, OpenEnum, ClosedEnum, Entity, Body, Raw, Map, List, TextMap, JsonMap, EntityMap, TextValues, CwlValue, Json, JsonInText, Fields, TextOrList, ZonelessTime, QuotedInteger,
}

/// <summary>A C# type as the description asks for it.</summary>
internal sealed record TypeModel(TypeKind Kind, string Name, bool IsNullable = false)
{
    /// <summary>What a list or a map of models holds.</summary>
    public TypeModel? Element { get; init; }

    public bool IsValueType => Kind is not (TypeKind.Text or TypeKind.Entity or TypeKind.Body or TypeKind.Raw or TypeKind.Map
        or TypeKind.List or TypeKind.TextMap or TypeKind.JsonMap or TypeKind.EntityMap or TypeKind.TextValues or TypeKind.CwlValue or TypeKind.TextOrList);

    public bool IsCollection => Kind is TypeKind.TextOrList or TypeKind.Map or TypeKind.List or TypeKind.TextMap or TypeKind.JsonMap or TypeKind.EntityMap;

    /// <summary>JSON null is a value of its own here, not an absence.</summary>
    public bool HoldsNull => Kind is TypeKind.Json or TypeKind.JsonInText or TypeKind.CwlValue;

    public string CSharp => IsNullable && !HoldsNull ? Name + "?" : Name;

    public TypeModel OrNull() => IsNullable ? this : this with { IsNullable = true };

    public TypeModel NotNull() => IsNullable ? this with { IsNullable = false } : this;
}
