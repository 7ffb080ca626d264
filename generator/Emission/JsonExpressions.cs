namespace SevenBridges.Generator.Emission;

/// <summary>How a value of a type is read and written, as C# expressions.</summary>
internal static class JsonExpressions
{
    /// <summary>An expression that reads the value at the cursor.</summary>
    public static string Read(TypeModel type, string json = "json", bool repeats = false)
    {
        var nullable = type.IsNullable ? "Nullable" : "";
        return type.Kind switch
        {
            TypeKind.Text => repeats ? $"{json}.{nullable}RepeatedText()" : $"{json}.{nullable}Text()",
            TypeKind.Integer => $"{json}.{nullable}{(type.Name == "int" ? "Int32" : "Int64")}()",
            TypeKind.Number => $"{json}.{nullable}Double()",
            TypeKind.Decimal => $"{json}.{nullable}Decimal()",
            TypeKind.Boolean => $"{json}.{nullable}Boolean()",
            TypeKind.Time => $"{json}.{nullable}Time()",
            TypeKind.EpochSeconds => $"{json}.{nullable}EpochSeconds()",
            TypeKind.EpochMilliseconds => $"{json}.{nullable}EpochMilliseconds()",
            TypeKind.Id => $"{json}.{nullable}Id<{type.Name}>()",
            TypeKind.OpenEnum => $"{json}.{nullable}Word<{type.Name}>()",
            TypeKind.Json => $"{json}.Json()",
            TypeKind.JsonInText => $"{json}.JsonInText()",
            TypeKind.CwlValue => $"{json}.Cwl()",
            TypeKind.QuotedInteger => $"{json}.{nullable}QuotedInt64()",
            TypeKind.TextOrList => $"{json}.{nullable}TextOrList()",
            TypeKind.TextMap => $"{json}.{nullable}TextMap()",
            TypeKind.JsonMap => $"{json}.{nullable}JsonMap()",
            TypeKind.EntityMap => $"{json}.{nullable}Map({type.Element!.Name}.FromJson)",
            TypeKind.List => $"{json}.{nullable}List({Reader(type.Element!)})",
            _ => type.IsNullable ? $"{json}.IsNull ? null : {type.Name}.FromJson(ref {json})" : $"{type.Name}.FromJson(ref {json})",
        };
    }

    /// <summary>A <c>JsonRead</c> of a type: the method of a model, or a lambda.</summary>
    public static string Reader(TypeModel type) =>
        type.Kind is TypeKind.Entity or TypeKind.Raw or TypeKind.Map && !type.IsNullable
            ? $"{type.Name}.FromJson"
            : $"static (ref JsonCursor item) => {Read(type, "item")}";

    /// <summary>A statement that writes a value; for what notes changes, <paramref name="changesOnly"/> says how much of it.</summary>
    public static string Write(TypeModel type, string value, string changesOnly = "false") => type.Kind switch
    {
        TypeKind.ClosedEnum => type.IsNullable ? $"json.Value({value}?.ToWire());" : $"json.Value({value}.ToWire());",
        TypeKind.Entity or TypeKind.Map => $"json.Value({value}, {changesOnly});",
        TypeKind.TextOrList => $"json.TextOrList({value});",
        TypeKind.EpochSeconds => $"json.EpochSeconds({value});",
        TypeKind.EpochMilliseconds => $"json.EpochMilliseconds({value});",
        TypeKind.Decimal => $"json.DecimalText({value});",
        TypeKind.JsonInText => $"json.JsonInText({value});",
        TypeKind.List => $"json.List({value}, static (json, item) => {Write(type.Element!, "item").TrimEnd(';')});",
        TypeKind.EntityMap => $"json.Map({value}, static (json, item) => {Write(type.Element!, "item").TrimEnd(';')});",
        _ => $"json.Value({value});",
    };
}
