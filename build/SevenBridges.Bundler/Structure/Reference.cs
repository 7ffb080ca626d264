namespace SevenBridges.Bundler;

/// <summary>A <c>$ref</c> of the description: a component of this document, or of another one by file name.</summary>
internal sealed record Reference(string? File, string Kind, string Name)
{
    /// <summary>How the bundle, which is one document, says it.</summary>
    public string InBundle => $"#/components/{Kind}/{Name.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>Reads <c>#/components/KIND/NAME</c> or <c>FILE#/components/KIND/NAME</c>; null where the text is neither.</summary>
    public static Reference? Parse(string text)
    {
        var hash = text.IndexOf('#');
        if (hash < 0 || text[(hash + 1)..].Split('/') is not ["", "components", { Length: > 0 } kind, { Length: > 0 } name])
            return null;

        return new Reference(hash == 0 ? null : text[..hash], kind, name.Replace("~1", "/").Replace("~0", "~"));
    }
}
