namespace SevenBridges.Generator.Model;

/// <summary>What a node of a document is. It is known by where the node stands, not by its name: a property may well be called <c>items</c>.</summary>
internal enum Part
{
    Document, Components, Paths, PathItem, Operation, Parameters, Parameter, RequestBody, Responses, Response, Headers, Header, Contents, Content,
    Schema, Schemas, SchemaList, ParameterMap, RequestBodyMap, Opaque,
}

/// <summary>One member that a part may have: its name, the kinds of value that it takes, and what its value is.</summary>
internal sealed record PartMember(string Name, Part Part, params JsonKind[] Kinds);

/// <summary>Which members each part may have, as OpenAPI 3.0 says; what this generator cannot read is left out on purpose.</summary>
internal static class Parts
{
    private static readonly Dictionary<Part, PartMember[]> Known = new()
    {
        [Part.Document] =
        [
            Text("openapi"), Object("info"), List("servers"), List("security"), List("tags"), Object("externalDocs"),
            Object("paths", Part.Paths), Object("components", Part.Components),
        ],
        [Part.Components] =
        [
            Object("schemas", Part.Schemas), Object("parameters", Part.ParameterMap), Object("responses", Part.Responses),
            Object("requestBodies", Part.RequestBodyMap), Object("headers", Part.Headers), Object("securitySchemes"), Object("examples"),
        ],
        [Part.PathItem] =
        [
            Text("summary"), Text("description"), List("servers"), List("parameters", Part.Parameters), Object("get", Part.Operation),
            Object("put", Part.Operation), Object("post", Part.Operation), Object("delete", Part.Operation), Object("patch", Part.Operation),
        ],
        [Part.Operation] =
        [
            Text("operationId"), Text("summary"), Text("description"), List("tags"), Object("externalDocs"), List("security"), List("servers"), Flag("deprecated"),
            List("parameters", Part.Parameters), Object("requestBody", Part.RequestBody), Object("responses", Part.Responses),
        ],
        [Part.Parameter] =
        [
            Text("$ref"), Text("name"), Text("in"), Text("description"), Flag("required"), Flag("deprecated"), Flag("allowEmptyValue"), Text("style"), Flag("explode"),
            Flag("allowReserved"), Any("example"), Object("examples"), Object("schema", Part.Schema),
        ],
        [Part.RequestBody] = [Text("$ref"), Text("description"), Flag("required"), Object("content", Part.Contents)],
        [Part.Response] = [Text("$ref"), Text("description"), Object("headers", Part.Headers), Object("content", Part.Contents), Object("links")],
        [Part.Header] = [Text("$ref"), Text("description"), Flag("required"), Flag("deprecated"), Any("example"), Object("schema", Part.Schema)],
        [Part.Content] = [Object("schema", Part.Schema), Any("example"), Object("examples"), Object("encoding")],
        [Part.Schema] =
        [
            Text("$ref"), Text("type"), Text("format"), Text("title"), Text("description"), Flag("nullable"), Flag("readOnly"), Flag("writeOnly"), Flag("deprecated"),
            List("enum"), Any("default"), Any("example"), Object("externalDocs"), List("required"), Object("properties", Part.Schemas), Object("items", Part.Schema),
            new("additionalProperties", Part.Schema, JsonKind.Object, JsonKind.Boolean), Object("not", Part.Schema),
            List("allOf", Part.SchemaList), List("oneOf", Part.SchemaList), List("anyOf", Part.SchemaList), Text("pattern"),
            Number("minLength"), Number("maxLength"), Number("minimum"), Number("maximum"), Flag("exclusiveMinimum"), Flag("exclusiveMaximum"), Number("multipleOf"),
            Number("minItems"), Number("maxItems"), Flag("uniqueItems"), Number("minProperties"), Number("maxProperties"),
        ],
    };

    /// <summary>Parts whose members have names of their own, and what each of them is.</summary>
    private static readonly Dictionary<Part, Part> Elements = new()
    {
        [Part.Paths] = Part.PathItem,
        [Part.Parameters] = Part.Parameter,
        [Part.ParameterMap] = Part.Parameter,
        [Part.RequestBodyMap] = Part.RequestBody,
        [Part.Responses] = Part.Response,
        [Part.Headers] = Part.Header,
        [Part.Contents] = Part.Content,
        [Part.Schemas] = Part.Schema,
        [Part.SchemaList] = Part.Schema,
    };

    /// <summary>The members of a part; null for a part whose members have names of their own.</summary>
    public static PartMember[]? MembersOf(Part part) => Known.TryGetValue(part, out var members) ? members : null;

    public static PartMember? Find(PartMember[] members, string name)
    {
        foreach (var member in members)
            if (member.Name == name)
                return member;
        return null;
    }

    /// <summary>What the entries of a map or list are; null for a part that has none.</summary>
    public static Part? ElementOf(Part part) => Elements.TryGetValue(part, out var element) ? element : null;

    public static string NameOf(Part part) => part switch
    {
        Part.Document => "a document",
        Part.Components => "\"components\"",
        Part.PathItem => "a path",
        Part.Operation => "an operation",
        Part.Parameter => "a parameter",
        Part.RequestBody => "a request body",
        Part.Response => "a response",
        Part.Header => "a header",
        Part.Content => "a media type",
        _ => "a schema",
    };

    public static string NameOf(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "true or false",
        JsonKind.Number => "a number",
        JsonKind.Text => "a text",
        JsonKind.List => "a list",
        _ => "an object",
    };

    private static PartMember Text(string name) => new(name, Part.Opaque, JsonKind.Text);

    private static PartMember Flag(string name) => new(name, Part.Opaque, JsonKind.Boolean);

    private static PartMember Number(string name) => new(name, Part.Opaque, JsonKind.Number);

    private static PartMember List(string name, Part part = Part.Opaque) => new(name, part, JsonKind.List);

    private static PartMember Object(string name, Part part = Part.Opaque) => new(name, part, JsonKind.Object);

    private static PartMember Any(string name) =>
        new(name, Part.Opaque, JsonKind.Null, JsonKind.Boolean, JsonKind.Number, JsonKind.Text, JsonKind.List, JsonKind.Object);
}
