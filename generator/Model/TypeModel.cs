namespace SevenBridges.Generator.Model;

internal enum TypeKind
{
    Text, Integer, Number, Decimal, Boolean, Time, EpochSeconds, EpochMilliseconds,
    Id, OpenEnum, ClosedEnum, Entity, Body, Raw, Map, List, TextMap, JsonMap, EntityMap, TextValues, Json, JsonInText, Fields, TextOrList, ZonelessTime, QuotedInteger, Day,
}

/// <summary>A C# type as the description asks for it.</summary>
internal sealed record TypeModel(TypeKind Kind, string Name, bool IsNullable = false)
{
    // Of each kind the one asked for last; it hardly ever was another.
    private static readonly TypeModel?[] Known = new TypeModel?[2 * Enum.GetNames(typeof(TypeKind)).Length];

    /// <summary>What a list or a map of models holds.</summary>
    public TypeModel? Element { get; init; }

    /// <summary>A model of which only the id may come.</summary>
    public bool ComesAsId { get; init; }

    /// <summary>A text that also comes as a number.</summary>
    public bool IsNumberToo { get; init; }

    public bool IsValueType => Kind is not (TypeKind.Text or TypeKind.Entity or TypeKind.Body or TypeKind.Raw or TypeKind.Map
        or TypeKind.List or TypeKind.TextMap or TypeKind.JsonMap or TypeKind.EntityMap or TypeKind.TextValues or TypeKind.TextOrList);

    public bool IsCollection => Kind is TypeKind.TextOrList or TypeKind.Map or TypeKind.List or TypeKind.TextMap or TypeKind.JsonMap or TypeKind.EntityMap;

    /// <summary>JSON null is a value of its own here, not an absence.</summary>
    public bool HoldsNull => Kind is TypeKind.Json or TypeKind.JsonInText;

    public string CSharp => IsNullable && !HoldsNull ? Name + "?" : Name;

    private bool IsPlain => Element is null && !ComesAsId && !IsNumberToo && !IsOurs && Kind is not TypeKind.Fields;

    /// <summary>What is documented as a type of ours.</summary>
    public bool IsOurs => Kind is TypeKind.Entity or TypeKind.Body or TypeKind.Map or TypeKind.Raw or TypeKind.Id or TypeKind.OpenEnum or TypeKind.ClosedEnum;

    /// <summary>Whether the text of the type names <c>JsonElement</c>.</summary>
    public bool NamesJsonElement => CSharp.Contains("JsonElement");

    /// <summary>A type that C# has by itself: most values have one of a few.</summary>
    public static TypeModel Plain(TypeKind kind, string name, bool isNullable = false)
    {
        ref var known = ref Known[(2 * (int)kind) + (isNullable ? 1 : 0)];
        return known is { } same && same.Name == name ? same : known = new TypeModel(kind, name, isNullable);
    }

    public TypeModel OrNull() => IsNullable ? this : IsPlain ? Plain(Kind, Name, isNullable: true) : this with { IsNullable = true };

    public TypeModel NotNull() => IsNullable ? this with { IsNullable = false } : this;

    /// <summary>What a person would call it in an error.</summary>
    public string InWords => Kind switch
    {
        TypeKind.Text => "a text",
        TypeKind.Integer or TypeKind.QuotedInteger or TypeKind.Number or TypeKind.Decimal => "a number",
        TypeKind.Boolean => "true or false",
        TypeKind.Time or TypeKind.ZonelessTime or TypeKind.EpochSeconds or TypeKind.EpochMilliseconds => "a time",
        TypeKind.Day => "a day",
        TypeKind.Id => "an id",
        TypeKind.OpenEnum or TypeKind.ClosedEnum => "a word of an enum",
        TypeKind.Entity or TypeKind.Body or TypeKind.Raw => "an object",
        TypeKind.List or TypeKind.TextOrList => $"a list of {Element?.InWords ?? "texts"}",
        TypeKind.Json or TypeKind.JsonInText => "any JSON",
        _ => "a map",
    };
}
