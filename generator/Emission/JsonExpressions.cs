namespace SevenBridges.Generator.Emission;

/// <summary>How a value of a type is read and written, as C# expressions.</summary>
internal static class JsonExpressions
{
    /// <summary>An expression that reads the value at the cursor.</summary>
    public static string Read(TypeModel type, string json = "json", bool repeats = false)
    {
        var reader = $"{json}.{(type.IsNullable ? "Nullable" : "")}";
        return type.Kind switch
        {
            TypeKind.Text => $"{reader}{(type.IsNumberToo ? "NumberOrText" : repeats ? "RepeatedText" : "Text")}()",
            TypeKind.Integer => $"{reader}{(type.Name == "int" ? "Int32" : "Int64")}()",
            TypeKind.Number => $"{reader}Double()",
            TypeKind.Decimal => $"{reader}Decimal()",
            TypeKind.Boolean => $"{reader}Boolean()",
            TypeKind.Time or TypeKind.ZonelessTime => $"{reader}Time()",
            TypeKind.EpochSeconds => $"{reader}EpochSeconds()",
            TypeKind.EpochMilliseconds => $"{reader}EpochMilliseconds()",
            TypeKind.Id => $"{reader}{(repeats ? "Repeated" : "")}Id<{type.Name}>()",
            TypeKind.OpenEnum => $"{reader}Word<{type.Name}>()",
            TypeKind.Json => $"{json}.Json()",
            TypeKind.JsonInText => $"{json}.JsonInText()",
            TypeKind.QuotedInteger => $"{reader}QuotedInt64()",
            TypeKind.TextOrList => $"{reader}TextOrList()",
            TypeKind.TextMap => $"{reader}TextMap()",
            TypeKind.JsonMap => $"{reader}JsonMap()",
            TypeKind.EntityMap => $"{reader}Map({Reader(type.Element!)})",
            TypeKind.List when type.Element is { Kind: TypeKind.Text, IsNullable: false, IsNumberToo: false } => $"{reader}{(repeats ? "Repeated" : "")}Texts()",
            TypeKind.List => $"{reader}List({Reader(type.Element!)})",
            _ => type.IsNullable ? $"{json}.IsNull ? null : {Method(type)}(ref {json})" : $"{Method(type)}(ref {json})",
        };
    }

    /// <summary>A <c>JsonRead</c> of a type: the method of a model, or a lambda.</summary>
    public static string Reader(TypeModel type) =>
        type.Kind is TypeKind.Entity or TypeKind.Raw or TypeKind.Map && !type.IsNullable
            ? Method(type)
            : $"static (ref JsonCursor item) => {Read(type, "item")}";

    /// <summary>A statement that writes a value; of what notes changes, <paramref name="extent"/> says how much.</summary>
    public static string Write(TypeModel type, string value, string extent = "Extent.Sendable") => type.Kind switch
    {
        TypeKind.ClosedEnum => type.IsNullable ? $"json.Value({value}?.ToWire());" : $"json.Value({value}.ToWire());",
        TypeKind.Entity or TypeKind.Map => $"json.Value({value}, {extent});",
        TypeKind.TextOrList => $"json.TextOrList({value});",
        TypeKind.EpochSeconds => $"json.EpochSeconds({value});",
        TypeKind.EpochMilliseconds => $"json.EpochMilliseconds({value});",
        TypeKind.ZonelessTime => $"json.ZonelessTime({value});",
        TypeKind.Decimal => $"json.DecimalText({value});",
        TypeKind.JsonInText => $"json.JsonInText({value});",
        TypeKind.List => $"json.List({value}, {WriteItem(type.Element!, extent)});",
        TypeKind.EntityMap => $"json.Map({value}, {WriteItem(type.Element!, extent)});",
        _ => $"json.Value({value});",
    };

    /// <summary>The last argument, or the last two, of a method that writes items.</summary>
    public static string WriteItem(TypeModel item, string extent = "Extent.Sendable") => NotesChanges(item)
        ? $"{extent}, static (json, item, extent) => {Write(item, "item", "extent").TrimEnd(';')}"
        : $"static (json, item) => {Write(item, "item").TrimEnd(';')}";

    private static bool NotesChanges(TypeModel type) =>
        type.Kind is TypeKind.Entity or TypeKind.Map || (type.Kind is TypeKind.List or TypeKind.EntityMap && NotesChanges(type.Element!));

    private static string Method(TypeModel type) => $"{type.Name}.{(type.ComesAsId ? "FromIdOrJson" : "FromJson")}";
}
