namespace SevenBridges.Bundler;

/// <summary>
/// Knows which member of which part holds what. A member is known by where it stands, not by its name alone:
/// a property may well be called <c>default</c>, <c>items</c> or <c>$ref</c>.
/// </summary>
internal static class OpenApiStructure
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>What a member of <paramref name="part"/> is.</summary>
    public static OpenApiPart Member(OpenApiPart part, string name) => part switch
    {
        OpenApiPart.PathItem => name == "parameters" ? OpenApiPart.ParameterList : IsMethod(name) ? OpenApiPart.Operation : OpenApiPart.Opaque,
        OpenApiPart.Operation => OfOperation(name),
        OpenApiPart.Parameter or OpenApiPart.Header or OpenApiPart.Content => OfValue(name),
        OpenApiPart.RequestBody => name == "content" ? OpenApiPart.ContentMap : OpenApiPart.Opaque,
        OpenApiPart.Response => OfResponse(name),
        OpenApiPart.ResponseMap => OpenApiPart.Response,
        OpenApiPart.HeaderMap => OpenApiPart.Header,
        OpenApiPart.ContentMap => OpenApiPart.Content,
        OpenApiPart.PropertyMap => OpenApiPart.NamedSchema,
        OpenApiPart.Schema or OpenApiPart.NamedSchema => OfSchema(name),
        _ => OpenApiPart.Opaque,
    };

    /// <summary>What an item of a list is.</summary>
    public static OpenApiPart Item(OpenApiPart list) => list switch
    {
        OpenApiPart.ParameterList => OpenApiPart.Parameter,
        OpenApiPart.SchemaList => OpenApiPart.Schema,
        _ => OpenApiPart.Opaque,
    };

    /// <summary>What a component of a kind (<c>schemas</c>, <c>parameters</c> …) is.</summary>
    public static OpenApiPart Component(string kind) => kind switch
    {
        "schemas" => OpenApiPart.NamedSchema,
        "parameters" => OpenApiPart.Parameter,
        "responses" => OpenApiPart.Response,
        "requestBodies" => OpenApiPart.RequestBody,
        "headers" => OpenApiPart.Header,
        _ => OpenApiPart.Opaque,
    };

    /// <summary>True for what carries <c>x-sbg-source</c> in the bundle.</summary>
    public static bool IsMarked(OpenApiPart part) => part is OpenApiPart.Operation or OpenApiPart.Parameter or OpenApiPart.NamedSchema;

    /// <summary>True where a member called <c>$ref</c> is a reference, not somebody's property.</summary>
    public static bool MayRefer(OpenApiPart part) => part is not
        (OpenApiPart.Opaque or OpenApiPart.PropertyMap or OpenApiPart.ResponseMap or OpenApiPart.HeaderMap or OpenApiPart.ContentMap);

    public static bool IsMethod(string name) => Methods.Contains(name);

    private static OpenApiPart OfOperation(string name) => name switch
    {
        "parameters" => OpenApiPart.ParameterList,
        "requestBody" => OpenApiPart.RequestBody,
        "responses" => OpenApiPart.ResponseMap,
        _ => OpenApiPart.Opaque,
    };

    private static OpenApiPart OfResponse(string name) => name switch
    {
        "content" => OpenApiPart.ContentMap,
        "headers" => OpenApiPart.HeaderMap,
        _ => OpenApiPart.Opaque,
    };

    private static OpenApiPart OfValue(string name) => name switch
    {
        "schema" => OpenApiPart.Schema,
        "content" => OpenApiPart.ContentMap,
        _ => OpenApiPart.Opaque,
    };

    private static OpenApiPart OfSchema(string name) => name switch
    {
        "properties" => OpenApiPart.PropertyMap,
        "items" or "not" or "additionalProperties" => OpenApiPart.Schema,
        "allOf" or "oneOf" or "anyOf" => OpenApiPart.SchemaList,
        _ => OpenApiPart.Opaque,
    };
}
