using System.Reflection;

namespace SevenBridges.Tests.Properties;

/// <summary>The id by which the documentation file knows a member: <c>M:SevenBridges.FilesClient.GetAsync(SevenBridges.FileId)</c>.</summary>
internal static class DocId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{NameOf(type)}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters(), property.DeclaringType!)}",
        FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
        EventInfo happening => $"E:{NameOf(happening.DeclaringType!)}.{happening.Name}",
        MethodBase method => $"M:{NameOf(method.DeclaringType!)}.{MethodName(method)}{Parameters(method.GetParameters(), method.DeclaringType!)}{Conversion(method)}",
        _ => throw new ArgumentException($"{member} is documented nowhere.", nameof(member)),
    };

    private static string MethodName(MethodBase method) =>
        method.IsConstructor ? "#ctor" : method.IsGenericMethod ? $"{method.Name}``{method.GetGenericArguments().Length}" : method.Name;

    private static string Conversion(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Reference(conversion.ReturnType) : "";

    private static string Parameters(ParameterInfo[] parameters, Type owner) =>
        parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Reference(Type type)
    {
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Reference(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        return type.IsGenericType
            ? $"{NameOf(type).Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Reference))}}}"
            : NameOf(type);
    }
}
