namespace SevenBridges.Generator.Model;

/// <summary>An argument where it is sent: with its checks around it, and as the words of the wire.</summary>
internal static class ArgumentExpression
{
    public static string Of(ArgumentModel argument) => Of(argument.Type, argument.Checks.Aggregate(
        argument.Name,
        (value, check) => $"Limits.{check.Method}({CSharpText.Literal(argument.WireName)}, {value}{check.Arguments})"));

    /// <summary>A value of a type as a parameter takes it.</summary>
    public static string Of(TypeModel type, string value) => type switch
    {
        { Kind: TypeKind.ClosedEnum } => $"{value}{(type.IsNullable ? "?" : "")}.ToWire()",
        { Kind: TypeKind.List, Element.Kind: TypeKind.ClosedEnum } => $"{value}{(type.IsNullable ? "?" : "")}.Select(static word => word.ToWire()).ToArray()",
        _ => value,
    };
}
