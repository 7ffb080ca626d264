namespace SevenBridges.Bundler;

/// <summary>The parts of an OpenAPI document that hold schemas or references, directly or further down.</summary>
internal enum OpenApiPart
{
    /// <summary>Copied as it stands: examples, defaults, enum values, extensions, texts.</summary>
    Opaque,
    PathItem,
    Operation,
    ParameterList,
    Parameter,
    RequestBody,
    ResponseMap,
    Response,
    HeaderMap,
    Header,
    ContentMap,
    Content,
    PropertyMap,

    /// <summary>A schema that has a name of its own: a component or a property.</summary>
    NamedSchema,
    Schema,
    SchemaList,
}
