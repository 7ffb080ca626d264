namespace SevenBridges.Bundler;

/// <summary>For whom the bundle is written.</summary>
internal enum BundleStyle
{
    /// <summary>Everything that the description says.</summary>
    Full,

    /// <summary>
    /// For code generators whose languages know no choice of types: what travels as text or number (<c>oneOf</c> beside <c>x-sbg-wire</c>)
    /// is any value. NSwag would take it for a number, and fail on the first text.
    /// </summary>
    WithoutChoices,
}
